package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.Drift;
import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Head;
import countinghouse.lake.RunWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One kind of record of the shop: its head entity and the entities inside its JSON.
 *
 * @param head the entity of the record itself
 * @param children the entities inside it, by the field that holds them
 * @param known every field that WooCommerce documents, for telling drift
 */
record Kind(Shape head, Map<String, Shape> children, FieldPaths known) {
  static final String SOURCE_KIND = "woocommerce";

  /** Keeps the order of the children. */
  Kind {
    children = new LinkedHashMap<>(children);
  }

  /** The head as the lake knows it. */
  Head lakeHead() {
    return new Head(
        SOURCE_KIND, head.entity(), children.values().stream().map(Shape::entity).toList());
  }

  /**
   * Writes a record and what stands inside it.
   *
   * @throws countinghouse.taskkit.TaskFailure (65) naming source, entity, id, field and value
   */
  void write(RunWriter run, String source, JsonNode node, Drift drift) {
    drift.see(node);
    JsonRecord record = JsonRecord.of(source, head.entity().name(), "id", node);
    head.write(run, record);
    children.forEach((field, shape) -> write(run, record.list(field), shape));
  }

  private static void write(RunWriter run, List<JsonRecord> records, Shape shape) {
    records.forEach(it -> shape.write(run, it));
  }
}
