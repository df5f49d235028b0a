package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Checks records against the schemas of an OpenAPI document: names, types, enumerations. */
final class Schemas {
  private final JsonNode schemas;

  Schemas(JsonNode schemas) {
    this.schemas = schemas;
  }

  void check(String name, JsonNode record, String path, List<String> problems) {
    check(schemas.path(name), record, path, problems);
  }

  private void check(JsonNode schema, JsonNode value, String path, List<String> problems) {
    if (schema.has("$ref")) {
      String reference = schema.path("$ref").asText();
      check(reference.substring(reference.lastIndexOf('/') + 1), value, path, problems);
      return;
    }
    String type = schema.path("type").asText();
    boolean fits =
        switch (type) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> true;
        };
    if (!fits) {
      problems.add(path + " should be " + type);
    }
    if (schema.has("enum") && !contains(schema.path("enum"), value)) {
      problems.add(path + " is no known " + value);
    }
    value.forEach(element -> {
      if (value.isArray()) {
        check(schema.path("items"), element, path + "[]", problems);
      }
    });
    if (value.isObject()) {
      fields(schema, value, path, problems);
    }
  }

  private void fields(JsonNode schema, JsonNode value, String path, List<String> problems) {
    JsonNode more = schema.path("additionalProperties");
    value
        .properties()
        .forEach(field -> {
          JsonNode known = schema.path("properties").path(field.getKey());
          String inner = path + "." + field.getKey();
          if (!known.isMissingNode()) {
            check(known, field.getValue(), inner, problems);
          } else if (more.isMissingNode()) {
            problems.add(inner + " is not in the schema");
          }
        });
    schema
        .path("required")
        .forEach(name -> {
          if (!value.has(name.asText())) {
            problems.add(path + "." + name.asText() + " is missing");
          }
        });
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
