package countinghouse.storefront;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** The names and JSON types that occur in some records, such as {@code .lines[].sku null}. */
public final class Shape {
  private final Set<String> seen = new TreeSet<>();

  /** The shape of records. */
  public static Shape of(Iterable<JsonNode> records) {
    Shape shape = new Shape();
    records.forEach(record -> shape.walk(record, ""));
    return shape;
  }

  /** A copy that may be changed. */
  public Set<String> seen() {
    return new TreeSet<>(seen);
  }

  private void walk(JsonNode node, String path) {
    seen.add(path + " " + type(node));
    if (node.isObject()) {
      node.properties().forEach(field -> walk(field.getValue(), path + "." + field.getKey()));
    } else if (node.isArray()) {
      node.forEach(element -> walk(element, path + "[]"));
    }
  }

  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case NUMBER -> node.isIntegralNumber() ? "int" : "float";
      case OBJECT -> "object";
      case ARRAY -> "list";
      case STRING -> "text";
      case BOOLEAN -> "bool";
      case NULL -> "null";
      default -> node.getNodeType().name();
    };
  }
}
