package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.JsonRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Fields as WooCommerce writes them. None is {@code null}, {@code ""} or PHP's {@code false}; a
 * number may come as a text and a text as a number (seen in stores of several versions). Anything
 * else that does not fit is a failure (65) naming the record and the field.
 */
final class Fields {
  private Fields() {}

  /** A text; null when empty. */
  static @Nullable String text(JsonRecord record, String path) {
    return isNone(record, path) ? null : record.read(path, "a text", Fields::scalar);
  }

  /** A text that is shown to people, without its HTML escapes. */
  static @Nullable String label(JsonRecord record, String path) {
    @Nullable String text = text(record, path);
    return text == null ? null : HtmlText.plain(text);
  }

  /** A whole number. */
  static @Nullable Long integer(JsonRecord record, String path) {
    return isNone(record, path) ? null : record.read(path, "a whole number", Fields::wholeNumber);
  }

  /** A decimal number. */
  static @Nullable BigDecimal decimal(JsonRecord record, String path) {
    return isNone(record, path) ? null : record.decimal(path);
  }

  /** A time in GMT without zone, such as {@code 2026-06-15T14:29:59}; MySQL's zero date is none. */
  static @Nullable Instant gmt(JsonRecord record, String path) {
    @Nullable String text = text(record, path);
    boolean zero = text == null || text.startsWith("0000-") || text.startsWith("-0001-");
    return zero ? null : record.read(path, "a GMT time without zone", Fields::zoneless);
  }

  private static boolean isNone(JsonRecord record, String path) {
    @Nullable JsonNode value = record.read(path, "a value", it -> it);
    return value == null
        || (value.isTextual() && value.textValue().isEmpty())
        || (value.isBoolean() && !value.booleanValue());
  }

  private static @Nullable String scalar(JsonNode value) {
    return value.isTextual() || value.isNumber() ? value.asText() : null;
  }

  private static @Nullable Long wholeNumber(JsonNode value) {
    boolean digits = value.isTextual() && value.textValue().matches("-?\\d{1,18}");
    boolean number = value.isIntegralNumber() && value.canConvertToLong();
    return digits || number ? Long.valueOf(value.asText()) : null;
  }

  private static @Nullable Instant zoneless(JsonNode value) {
    try {
      return LocalDateTime.parse(value.asText()).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
