package countinghouse.erasecustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import countinghouse.apiclient.json.CanonicalJson;
import countinghouse.apiclient.json.FieldPaths;
import countinghouse.taskkit.PackagedFiles;
import countinghouse.warehouse.PersonalData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a row. Ids, states, times and amounts stay as they are; what is personal becomes
 * null; who the customer was becomes 0 or null; of the JSON only listed fields are kept, so that
 * whatever a plugin wrote there is gone; and names of things lose what is known of the person.
 * Doing it twice is doing it once.
 *
 * @param values what is known of the person
 */
record ErasedRow(KnownValues values) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** Fields of a payload that name a thing, as the columns of kind TEXT do. */
  private static final Set<String> NAMES =
      Set.of("name", "variation_name", "label", "code", "method_title", "payment_method_title");

  private static final Map<String, FieldPaths> KEPT = new ConcurrentHashMap<>();

  /** The row without the person. */
  @Nullable Object[] of(String table, List<String> columns, @Nullable Object[] row) {
    @Nullable Object[] erased = new Object[row.length];
    for (int i = 0; i < row.length; i++) {
      erased[i] = value(table, columns.get(i), row[i]);
    }
    return erased;
  }

  private @Nullable Object value(String table, String column, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (PersonalData.of(table, column)) {
      case YES -> null;
      case LINK -> value instanceof Number ? 0L : null;
      case PAYLOAD -> kept(table, value.toString());
      case TEXT -> values.masked(value.toString());
      case NO -> value;
    };
  }

  private String kept(String table, String payload) {
    try {
      JsonNode record = fields(table).keptFrom(JSON.readTree(payload));
      mask(record);
      return CanonicalJson.of(record);
    } catch (JsonProcessingException e) {
      return "{}";
    }
  }

  private void mask(JsonNode node) {
    node.forEach(this::mask);
    if (node instanceof ObjectNode object) {
      object.properties().stream()
          .filter(field -> NAMES.contains(field.getKey()) && field.getValue().isTextual())
          .forEach(field ->
              field.setValue(TextNode.valueOf(values.masked(field.getValue().textValue()))));
    }
  }

  private static FieldPaths fields(String table) {
    return KEPT.computeIfAbsent(table, ErasedRow::read);
  }

  private static FieldPaths read(String table) {
    String file = "kept/" + table + ".txt";
    return FieldPaths.of(PackagedFiles.read(ErasedRow.class, file).strip().split("\\s+"));
  }
}
