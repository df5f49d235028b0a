package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Pieces of JSON that several Square resources share; what is unknown is left out. */
final class Json {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An amount in minor units with its currency. */
  static void money(ObjectNode node, String name, long cents) {
    node.putObject(name).put("amount", cents).put("currency", "USD");
  }

  static String time(Instant instant) {
    return MILLIS.format(instant);
  }

  static void time(ObjectNode node, String name, @Nullable Instant instant) {
    if (instant != null) {
      node.put(name, time(instant));
    }
  }

  static void text(ObjectNode node, String name, @Nullable String text) {
    if (text != null) {
      node.put(name, text);
    }
  }
}
