package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.JsonRecord;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Meta data: whatever a plugin noted on a record, as a list of keys and values. Keys repeat; values
 * are anything; some stores send a map instead of a list.
 */
final class Meta {
  private Meta() {}

  /** The first non-empty plain value whose key matches. */
  static @Nullable String first(JsonRecord record, Pattern key) {
    for (JsonNode entry : record.node().path("meta_data")) {
      JsonNode value = entry.path("value");
      boolean plain = value.isTextual() || value.isNumber();
      if (plain && !value.asText().isEmpty() && key.matcher(entry.path("key").asText()).matches()) {
        return value.asText();
      }
    }
    return null;
  }
}
