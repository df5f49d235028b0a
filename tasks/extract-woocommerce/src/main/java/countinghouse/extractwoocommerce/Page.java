package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.taskkit.TaskFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * One part of a list.
 *
 * @param records the records, by ascending id
 * @param ids their ids
 * @param total how many the source counts in the whole list; meaningless when there are no records
 * @param size how many were asked for
 */
record Page(List<JsonNode> records, List<Long> ids, long total, int size) {
  /**
   * Reads a page.
   *
   * @throws TaskFailure (65) when the body is no list of records with ascending ids
   */
  static Page of(JsonNode body, long total, int size, String where) {
    if (!body.isArray()) {
      throw TaskFailure.data(
          "A list was asked for, but " + body.getNodeType() + " came",
          where,
          "Look at the answer in a browser");
    }
    List<JsonNode> records = new ArrayList<>(body.size());
    List<Long> ids = new ArrayList<>(body.size());
    for (JsonNode node : body) {
      long id = id(node, where);
      if (!ids.isEmpty() && id <= ids.getLast()) {
        throw TaskFailure.data(
            "The list is not in the order asked for: id " + id + " after " + ids.getLast(),
            where,
            "Update WooCommerce, or find the plugin that changes the order of lists");
      }
      records.add(node);
      ids.add(id);
    }
    return new Page(records, ids, total, size);
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  private static long id(JsonNode node, String where) {
    JsonNode id = node.path("id");
    if (id.isIntegralNumber() && id.canConvertToLong()) {
      return id.longValue();
    }
    if (id.isTextual() && id.textValue().matches("\\d{1,18}")) {
      return Long.parseLong(id.textValue());
    }
    throw TaskFailure.data(
        "A record has no usable id: " + id,
        where,
        "Look at the list in a browser; without an id a record cannot be kept");
  }
}
