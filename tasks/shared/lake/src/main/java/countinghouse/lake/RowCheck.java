package countinghouse.lake;

import countinghouse.taskkit.TaskFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses a row that does not keep its entity's contract, before any of it is written. */
final class RowCheck {
  /** The years that a timestamp and a date have in DuckDB, Snowflake and four-digit texts alike. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");
  private static final int LONGEST_SHOWN = 80;

  private final String source;
  private final Entity entity;

  RowCheck(String source, Entity entity) {
    this.source = source;
    this.entity = entity;
  }

  /**
   * Checks a row.
   *
   * @throws TaskFailure 65, naming entity, record and column
   * @throws IllegalArgumentException when the number of values is not that of the columns: a defect
   */
  void check(long recordNumber, @Nullable Object[] values) {
    List<Column> columns = entity.columns();
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "%s has %d columns, a row came with %d values"
              .formatted(entity.name(), columns.size(), values.length));
    }
    for (int index = 0; index < values.length; index++) {
      Column column = columns.get(index);
      Object value = values[index];
      if (value == null ? column.required() : !fits(column.type(), value)) {
        throw refusal(column, value, recordNumber, values);
      }
    }
  }

  private static boolean fits(ColumnType type, Object value) {
    return switch (type) {
      case ColumnType.Simple simple -> fits(simple, value);
      case ColumnType.Decimal decimal ->
          value instanceof BigDecimal number && fits(decimal, number);
    };
  }

  private static boolean fits(ColumnType.Simple type, Object value) {
    return switch (type) {
      case TEXT -> value instanceof String;
      case BIGINT -> value instanceof Long || value instanceof Integer;
      case INTEGER -> value instanceof Integer;
      case BOOLEAN -> value instanceof Boolean;
      case DATE -> value instanceof LocalDate day && day.getYear() >= 1 && day.getYear() <= 9999;
      case TIMESTAMP ->
          value instanceof Instant instant
              && !instant.isBefore(FIRST)
              && instant.isBefore(AFTER_LAST);
    };
  }

  private static boolean fits(ColumnType.Decimal type, BigDecimal value) {
    BigDecimal cut = value.setScale(type.scale(), RoundingMode.DOWN);
    return cut.compareTo(value) == 0 && cut.precision() <= type.precision();
  }

  private TaskFailure refusal(
      Column column, @Nullable Object value, long recordNumber, @Nullable Object[] values) {
    String problem =
        value == null
            ? "is required and missing"
            : "wants %s, but the value is %s (%s)"
                .formatted(column.type(), shown(value), value.getClass().getSimpleName());
    return TaskFailure.data(
        column.name() + " " + problem,
        "%s, %s, record %d%s".formatted(source, entity.name(), recordNumber, id(values)),
        "Look at the record at the source; if it is right, the entity's contract must change");
  }

  private String id(@Nullable Object[] values) {
    Column first = entity.columns().getFirst();
    return values[0] == null ? "" : " (%s %s)".formatted(first.name(), shown(values[0]));
  }

  private static String shown(Object value) {
    String text = value.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
