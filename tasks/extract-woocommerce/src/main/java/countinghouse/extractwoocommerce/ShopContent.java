package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.apiclient.json.CanonicalJson;
import countinghouse.apiclient.json.FieldPaths;
import countinghouse.extraction.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a record's JSON is kept, and what of it makes a new version.
 *
 * <p>Not kept are fields that are secrets, tracking, links or new at every request. Not hashed are,
 * besides, fields that move although the record does not, and the ids and the order of meta data,
 * which change when a shop moves its orders to other tables (HPOS).
 */
record ShopContent(FieldPaths dropped, FieldPaths notHashed) implements Content {
  private static final String META = "meta_data";

  /** Meta data that may carry a secret or track a person, whatever plugin wrote it. */
  private static final Pattern UNWANTED_META =
      Pattern.compile(
          "token|secret|nonce|password|session|user_agent|ip_address|last_active",
          Pattern.CASE_INSENSITIVE);

  /**
   * Declares what is left out.
   *
   * @param dropped fields that never enter the lake
   * @param notHashed fields that are kept but make no new version
   */
  static ShopContent without(List<String> dropped, List<String> notHashed) {
    return new ShopContent(
        FieldPaths.of(Stream.concat(Stream.of("_links"), dropped.stream()).toList()),
        FieldPaths.of(
            Stream.concat(Stream.of("date_modified", "date_modified_gmt"), notHashed.stream())
                .toList()));
  }

  @Override
  public JsonNode kept(JsonNode record) {
    JsonNode kept = dropped.removedFrom(record);
    dropUnwantedMeta(kept);
    return kept;
  }

  @Override
  public JsonNode hashed(JsonNode kept) {
    JsonNode hashed = notHashed.removedFrom(kept);
    neutralizeMeta(hashed);
    return hashed;
  }

  private static void dropUnwantedMeta(JsonNode node) {
    if (node.path(META) instanceof ArrayNode meta) {
      for (int i = meta.size() - 1; i >= 0; i--) {
        if (UNWANTED_META.matcher(meta.get(i).path("key").asText()).find()) {
          meta.remove(i);
        }
      }
    }
    node.forEach(ShopContent::dropUnwantedMeta);
  }

  private static void neutralizeMeta(JsonNode node) {
    if (node.path(META) instanceof ArrayNode meta) {
      List<JsonNode> entries = new ArrayList<>();
      for (JsonNode entry : meta) {
        if (entry instanceof ObjectNode object) {
          object.remove("id");
        }
        entries.add(entry);
      }
      entries.sort(Comparator.comparing(CanonicalJson::of));
      meta.removeAll();
      meta.addAll(entries);
    }
    node.forEach(ShopContent::neutralizeMeta);
  }
}
