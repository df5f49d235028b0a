package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** WordPress's {@code _fields}: which parts of a record are sent. Dots go into objects only. */
final class Fields {
  private final List<String> wanted;

  Fields(Query query) {
    this.wanted = query.all("_fields");
  }

  /** A record of a list; one without any wanted field is PHP's empty array. */
  JsonNode ofListed(ObjectNode full) {
    if (wanted.isEmpty()) {
      return full;
    }
    ObjectNode kept = keep(full);
    return kept.isEmpty() ? JsonNodeFactory.instance.arrayNode() : kept;
  }

  /** A single record; it keeps its links. */
  JsonNode ofSingle(ObjectNode full) {
    if (wanted.isEmpty()) {
      return full;
    }
    ObjectNode kept = keep(full);
    kept.set("_links", full.path("_links"));
    return kept;
  }

  private ObjectNode keep(ObjectNode full) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (String field : wanted) {
      keep(full, kept, field);
    }
    return kept;
  }

  private static void keep(JsonNode full, ObjectNode kept, String field) {
    int dot = field.indexOf('.');
    if (dot < 0) {
      if (full.has(field)) {
        kept.set(field, full.get(field));
      }
      return;
    }
    JsonNode inner = full.path(field.substring(0, dot));
    if (inner.isObject()) {
      keep(inner, kept.withObjectProperty(field.substring(0, dot)), field.substring(dot + 1));
    }
  }
}
