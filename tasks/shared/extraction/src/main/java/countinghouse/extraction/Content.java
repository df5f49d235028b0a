package countinghouse.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.FieldPaths;

/** What of a record's JSON is kept, and what of that makes a new version. */
public interface Content {

  /** A copy without what never enters the lake: secrets, tracking, links. */
  JsonNode kept(JsonNode record);

  /**
   * A copy without what changes although the record does not.
   *
   * @param kept what {@link #kept} left
   */
  JsonNode hashed(JsonNode kept);

  /**
   * The content of a record without some of its fields.
   *
   * @param dropped fields that never enter the lake
   * @param changing fields that are kept, but whose change alone makes no new version
   */
  static Content without(FieldPaths dropped, FieldPaths changing) {
    return new Content() {
      @Override
      public JsonNode kept(JsonNode record) {
        return dropped.removedFrom(record);
      }

      @Override
      public JsonNode hashed(JsonNode kept) {
        return changing.removedFrom(kept);
      }
    };
  }
}
