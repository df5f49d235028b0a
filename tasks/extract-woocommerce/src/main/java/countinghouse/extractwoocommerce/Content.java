package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.apiclient.json.CanonicalJson;
import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a record's JSON is kept, and what of it makes a new version.
 *
 * <p>{@code payload} is the canonical JSON without the fields that are secrets, tracking, links or
 * new at every request. {@code content_hash} is the SHA-256 of the payload without the fields that
 * move although the record does not, and without the ids and the order of meta data, which change
 * when a shop moves its orders to other tables (HPOS).
 */
record Content(FieldPaths dropped, FieldPaths notHashed) {
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
  static Content without(List<String> dropped, List<String> notHashed) {
    return new Content(
        FieldPaths.of(Stream.concat(Stream.of("_links"), dropped.stream()).toList()),
        FieldPaths.of(
            Stream.concat(Stream.of("date_modified", "date_modified_gmt"), notHashed.stream())
                .toList()));
  }

  /** The two columns that every head ends with. */
  Cell hash() {
    return new Cell(Column.required("content_hash", ColumnType.TEXT), this::hashOf);
  }

  Cell payload() {
    return new Cell(
        Column.optional("payload", ColumnType.TEXT), record -> CanonicalJson.of(kept(record)));
  }

  private String hashOf(JsonRecord record) {
    JsonNode hashed = notHashed.removedFrom(kept(record));
    neutralizeMeta(hashed);
    return CanonicalJson.hash(hashed);
  }

  private JsonNode kept(JsonRecord record) {
    JsonNode kept = dropped.removedFrom(record.node());
    dropUnwantedMeta(kept);
    return kept;
  }

  private static void dropUnwantedMeta(JsonNode node) {
    if (node.path(META) instanceof ArrayNode meta) {
      for (int i = meta.size() - 1; i >= 0; i--) {
        if (UNWANTED_META.matcher(meta.get(i).path("key").asText()).find()) {
          meta.remove(i);
        }
      }
    }
    node.forEach(Content::dropUnwantedMeta);
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
    node.forEach(Content::neutralizeMeta);
  }
}
