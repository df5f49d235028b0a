package countinghouse.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between the JSON of two versions, leaf by leaf. */
final class PayloadChanges {
  private static final JsonMapper JSON = new JsonMapper();

  private PayloadChanges() {}

  /**
   * The differing places, as {@code payload.line_items[0].quantity}.
   *
   * @param withValues whether values are shown: a payload may hold anything that a plugin wrote
   */
  static List<Way.Change> between(
      @Nullable String before, @Nullable String after, boolean withValues) {
    Map<String, String> old = leaves(before);
    Map<String, String> now = leaves(after);
    TreeSet<String> paths = new TreeSet<>(old.keySet());
    paths.addAll(now.keySet());
    List<Way.Change> changes = new ArrayList<>();
    for (String path : paths) {
      @Nullable String one = old.get(path);
      @Nullable String other = now.get(path);
      if (!String.valueOf(one).equals(String.valueOf(other))) {
        changes.add(new Way.Change(path, shown(one, withValues), shown(other, withValues)));
      }
    }
    return changes;
  }

  private static @Nullable String shown(@Nullable String value, boolean withValues) {
    return value == null || withValues ? value : StagedRecords.HIDDEN;
  }

  private static Map<String, String> leaves(@Nullable String json) {
    Map<String, String> leaves = new TreeMap<>();
    if (json != null) {
      try {
        collect("payload", JSON.readTree(json), leaves);
      } catch (JsonProcessingException e) {
        leaves.put("payload", json);
      }
    }
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(path + "." + field.getKey(), field.getValue(), leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "[" + i + "]", node.get(i), leaves);
      }
    } else {
      leaves.put(path, node.asText());
    }
  }
}
