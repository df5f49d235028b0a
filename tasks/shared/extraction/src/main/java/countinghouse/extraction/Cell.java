package countinghouse.extraction;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column, and the rule by which its value is read from a record.
 *
 * @param column the column
 * @param rule reads it; a value that does not fit is a {@link countinghouse.taskkit.TaskFailure}
 *     (65) naming record and field
 */
public record Cell(Column column, Function<JsonRecord, ? extends @Nullable Object> rule) {
  /** How much of a thing, in the source's unit. */
  public static final ColumnType QUANTITY = ColumnType.decimal(18, 5);

  /** A rate in hundredths: 8.875 is 8.875 %. */
  public static final ColumnType PERCENTAGE = ColumnType.decimal(18, 6);

  /** A column that may be empty. */
  public static Cell optional(
      String name, ColumnType type, Function<JsonRecord, ? extends @Nullable Object> rule) {
    return new Cell(Column.optional(name, type), rule);
  }

  /** A column that every row fills. */
  public static Cell required(
      String name, ColumnType type, Function<JsonRecord, ? extends @Nullable Object> rule) {
    return new Cell(Column.required(name, type), rule);
  }
}
