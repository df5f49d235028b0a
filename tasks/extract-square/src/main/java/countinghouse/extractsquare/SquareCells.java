package countinghouse.extractsquare;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.Cell;
import countinghouse.lake.ColumnType;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cells as Square writes them. Where a method takes no path, the field is called like the column.
 */
final class SquareCells {
  private SquareCells() {}

  /** A text that every record has. */
  static Cell key(String column) {
    return key(column, record -> record.requiredText(column));
  }

  static Cell key(String column, Function<JsonRecord, String> rule) {
    return Cell.required(column, ColumnType.TEXT, rule);
  }

  /** The id that is unique within its record only; Square leaves it out now and then. */
  static Cell uid() {
    return key("uid", SquareCells::uidOf);
  }

  static String uidOf(JsonRecord record) {
    String uid = record.text("uid");
    return uid == null ? "position-" + record.position() : uid;
  }

  static Cell text(String column) {
    return text(column, column);
  }

  static Cell text(String column, String path) {
    return Cell.optional(column, ColumnType.TEXT, record -> record.text(path));
  }

  static Cell money(String column) {
    return money(column, column);
  }

  static Cell money(String column, String path) {
    return money(column, record -> SquareMoney.amount(record, path));
  }

  static Cell money(String column, Function<JsonRecord, @Nullable BigDecimal> rule) {
    return Cell.optional(column, ColumnType.MONEY, rule);
  }

  static Cell quantity(String column) {
    return Cell.optional(column, Cell.QUANTITY, record -> record.decimal(column));
  }

  static Cell percentage(String column) {
    return Cell.optional(column, Cell.PERCENTAGE, record -> record.decimal(column));
  }

  static Cell time(String column) {
    return Cell.optional(column, ColumnType.TIMESTAMP, record -> record.instant(column));
  }

  static Cell flag(String column, String path) {
    return Cell.optional(column, ColumnType.BOOLEAN, record -> record.bool(path));
  }

  static Cell number(String column, String path) {
    return Cell.optional(column, ColumnType.INTEGER, record -> int32(record, path));
  }

  static Cell longNumber(String column) {
    return Cell.optional(column, ColumnType.BIGINT, record -> record.integer(column));
  }

  private static @Nullable Integer int32(JsonRecord record, String path) {
    return record.read(
        path,
        "an integer of 32 bits",
        it -> it.isIntegralNumber() && it.canConvertToInt() ? it.intValue() : null);
  }
}
