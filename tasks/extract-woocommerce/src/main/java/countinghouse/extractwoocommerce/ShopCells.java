package countinghouse.extractwoocommerce;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.Cell;
import countinghouse.lake.ColumnType;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Cells as WooCommerce writes them. Where a method takes no path, the field is called like the
 * column.
 */
final class ShopCells {
  private ShopCells() {}

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
    return Cell.required(name, ColumnType.BIGINT, it -> Fields.integer(it.parent(), "id"));
  }

  private static Cell optional(
      String name,
      ColumnType type,
      String path,
      BiFunction<JsonRecord, String, ? extends @Nullable Object> reader) {
    return Cell.optional(name, type, record -> reader.apply(record, path));
  }

  private static Cell required(
      String name,
      ColumnType type,
      String path,
      BiFunction<JsonRecord, String, ? extends @Nullable Object> reader) {
    return Cell.required(name, type, it -> it.required(path, reader.apply(it, path)));
  }
}
