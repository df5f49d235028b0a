package countinghouse.apiclient.json;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.taskkit.TaskFailure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One record of a source, or an object within it, read field by field. A field is named by its
 * path, such as {@code address.locality}. A field that is absent or null reads as null; one of
 * another type than asked for is a failure 65 that names source, entity, record, field and value.
 */
public final class JsonRecord {
  private static final int LONGEST_SHOWN = 80;

  /** 1e999999999 is short to write and fills the memory when it is spelled out. */
  private static final int MAX_SCALE = 100;

  private final String source;
  private final String entity;
  private final String id;
  private final JsonNode node;
  private final String prefix;
  private final int position;
  private final @Nullable JsonRecord parent;

  private JsonRecord(
      String source,
      String entity,
      String id,
      JsonNode node,
      String prefix,
      int position,
      @Nullable JsonRecord parent) {
    this.source = source;
    this.entity = entity;
    this.id = id;
    this.node = node;
    this.prefix = prefix;
    this.position = position;
    this.parent = parent;
  }

  /**
   * A whole record.
   *
   * @param source the source's name
   * @param entity what it is, such as {@code orders}
   * @param idField the field that holds its id, a text or an integer
   * @param node the JSON
   * @throws TaskFailure (65) when it is no object or has no id
   */
  public static JsonRecord of(String source, String entity, String idField, JsonNode node) {
    JsonNode id = node.path(idField);
    boolean usable = id.isIntegralNumber() || (id.isTextual() && !id.textValue().isEmpty());
    if (!node.isObject() || !usable) {
      throw TaskFailure.data(
          "A record has no usable " + idField + ": " + shown(node),
          source + ", " + entity,
          "Look at the record at the source; without an id it cannot be kept");
    }
    return new JsonRecord(source, entity, id.asText(), node, "", 0, null);
  }

  /** The id of the whole record. */
  public String id() {
    return id;
  }

  /** The JSON. */
  public JsonNode node() {
    return node;
  }

  /** Where an object stands in its array, from 0. */
  public int position() {
    return position;
  }

  /** The object whose array this one stands in; itself for a whole record. */
  public JsonRecord parent() {
    return parent == null ? this : parent;
  }

  /** A text. */
  public @Nullable String text(String path) {
    return read(path, "a text", it -> it.isTextual() ? it.textValue() : null);
  }

  /** A text that must be there. */
  public String requiredText(String path) {
    return required(path, text(path));
  }

  /** An integer of 64 bits; a text of digits is refused. */
  public @Nullable Long integer(String path) {
    return read(
        path,
        "an integer",
        it -> it.isIntegralNumber() && it.canConvertToLong() ? it.longValue() : null);
  }

  /** True or false. */
  public @Nullable Boolean bool(String path) {
    return read(path, "true or false", it -> it.isBoolean() ? it.booleanValue() : null);
  }

  /** A decimal number, as a JSON number or, as many sources send it, as a text. */
  public @Nullable BigDecimal decimal(String path) {
    return read(path, "a decimal number", JsonRecord::decimal);
  }

  /** A time with its offset (RFC 3339). */
  public @Nullable Instant instant(String path) {
    return read(path, "a time such as 2026-11-21T02:58:00Z", JsonRecord::instant);
  }

  /** The objects of an array; none when it is absent or null. */
  public List<JsonRecord> list(String path) {
    JsonNode array = at(path);
    if (isNothing(array)) {
      return List.of();
    }
    if (!array.isArray()) {
      throw wrong(path, "an array of objects", array);
    }
    List<JsonRecord> records = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      String name = "%s[%d]".formatted(path, records.size());
      if (!element.isObject()) {
        throw wrong(name, "an object", element);
      }
      records.add(
          new JsonRecord(source, entity, id, element, prefix + name + ".", records.size(), this));
    }
    return records;
  }

  /** Reads a field by a rule of its own; the rule answers null for what it does not understand. */
  public <T> @Nullable T read(
      String path, String wanted, Function<JsonNode, ? extends @Nullable T> rule) {
    JsonNode value = at(path);
    if (isNothing(value)) {
      return null;
    }
    T read = rule.apply(value);
    if (read == null) {
      throw wrong(path, wanted, value);
    }
    return read;
  }

  /** Insists on a value. */
  public <T> T required(String path, @Nullable T value) {
    if (value == null) {
      throw failure(path, "is required and missing");
    }
    return value;
  }

  /** The failure (65) that says what is wrong with a field of this record. */
  public TaskFailure failure(String path, String problem) {
    return TaskFailure.data(
        prefix + path + " " + problem,
        "%s, %s, id %s".formatted(source, entity, id),
        "Look at the record at the source; if the source is right, this reader must change");
  }

  private TaskFailure wrong(String path, String wanted, JsonNode value) {
    return failure(path, "wants " + wanted + ", but is " + shown(value));
  }

  /** On the way to a field an empty array is nothing: so PHP writes an empty map. */
  private JsonNode at(String path) {
    JsonNode at = node;
    for (String name : path.split("\\.", -1)) {
      if (!isNothing(at) && !at.isObject() && !(at.isArray() && at.isEmpty())) {
        throw wrong(path, "an object around " + name, at);
      }
      at = at.path(name);
    }
    return at;
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static @Nullable BigDecimal decimal(JsonNode value) {
    try {
      BigDecimal number =
          value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText(""));
      return Math.abs((long) number.scale()) <= MAX_SCALE ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant instant(JsonNode value) {
    try {
      return value.isTextual() ? OffsetDateTime.parse(value.textValue()).toInstant() : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
