package countinghouse.extractwoocommerce;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column and where its value stands in the shop's JSON.
 *
 * @param column the column
 * @param value reads it
 */
record Cell(Column column, Function<JsonRecord, ? extends @Nullable Object> value) {
  static final ColumnType QUANTITY = ColumnType.decimal(18, 5);
  static final ColumnType PERCENT = ColumnType.decimal(18, 6);

  static Cell text(String name) {
    return text(name, name);
  }

  static Cell text(String name, String path) {
    return optional(name, ColumnType.TEXT, path, Fields::text);
  }

  static Cell label(String name) {
    return optional(name, ColumnType.TEXT, name, Fields::label);
  }

  static Cell requiredText(String name) {
    return required(name, ColumnType.TEXT, name, Fields::text);
  }

  static Cell bigint(String name) {
    return bigint(name, name);
  }

  static Cell bigint(String name, String path) {
    return optional(name, ColumnType.BIGINT, path, Fields::integer);
  }

  static Cell requiredBigint(String name, String path) {
    return required(name, ColumnType.BIGINT, path, Fields::integer);
  }

  static Cell money(String name) {
    return decimal(name, ColumnType.MONEY);
  }

  static Cell decimal(String name, ColumnType type) {
    return optional(name, type, name, Fields::decimal);
  }

  static Cell flag(String name) {
    return optional(name, ColumnType.BOOLEAN, name, JsonRecord::bool);
  }

  /** A time: {@code date_created} is read from {@code date_created_gmt}, which never repeats. */
  static Cell time(String name) {
    return optional(name, ColumnType.TIMESTAMP, name + "_gmt", Fields::gmt);
  }

  /** The id of the record in whose JSON this one stands. */
  static Cell parentId(String name) {
    return new Cell(
        Column.required(name, ColumnType.BIGINT), record -> Fields.integer(record.parent(), "id"));
  }

  private static Cell optional(
      String name,
      ColumnType type,
      String path,
      BiFunction<JsonRecord, String, ? extends @Nullable Object> reader) {
    return new Cell(Column.optional(name, type), record -> reader.apply(record, path));
  }

  private static Cell required(
      String name,
      ColumnType type,
      String path,
      BiFunction<JsonRecord, String, ? extends @Nullable Object> reader) {
    return new Cell(
        Column.required(name, type), record -> record.required(path, reader.apply(record, path)));
  }
}
