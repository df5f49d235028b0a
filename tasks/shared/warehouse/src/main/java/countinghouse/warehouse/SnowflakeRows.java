package countinghouse.warehouse;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows by an insert whose values are bound as arrays, many rows to a request
 * (https://docs.snowflake.com/en/developer-guide/jdbc/jdbc-using#batch-inserts). A batch stays
 * below the number of values from which on the driver would upload them as a file.
 */
final class SnowflakeRows implements AutoCloseable {
  /** CLIENT_STAGE_ARRAY_BINDING_THRESHOLD, by default. */
  private static final int MOST_VALUES = 65_280;

  private final PreparedStatement insert;
  private final Field<?>[] columns;
  private final String name;
  private long number;
  private int waiting;

  private SnowflakeRows(PreparedStatement insert, Field<?>[] columns, String name) {
    this.insert = insert;
    this.columns = columns;
    this.name = name;
  }

  /**
   * Begins to add rows.
   *
   * @param name of the table as it is written into SQL
   */
  static SnowflakeRows into(Connection connection, String name, Table<?> table)
      throws SQLException {
    String names = table.fieldStream().map(Field::getName).collect(joining(", "));
    String marks = Stream.of(table.fields()).map(field -> "?").collect(joining(", "));
    return new SnowflakeRows(
        connection.prepareStatement(
            "insert into %s (%s) values (%s)".formatted(name, names, marks)),
        table.fields(),
        name);
  }

  /** Adds one row, whose values are of the types of the columns, an integer perhaps for a long. */
  void add(List<@Nullable Object> row) {
    number++;
    try {
      for (int index = 0; index < columns.length; index++) {
        bind(index + 1, columns[index], row.get(index));
      }
      insert.addBatch();
      waiting++;
      if ((waiting + 1) * columns.length >= MOST_VALUES) {
        send();
      }
    } catch (SQLException e) {
      throw new DataAccessException("cannot add row %d to %s".formatted(number, name), e);
    }
  }

  /** Sends what waits, and says how many rows were added. */
  long finish() throws SQLException {
    send();
    return number;
  }

  private void send() throws SQLException {
    if (waiting > 0) {
      insert.executeBatch();
      insert.clearBatch();
      waiting = 0;
    }
  }

  private void bind(int place, Field<?> column, @Nullable Object value) {
    try {
      bind(place, value, column.getDataType());
    } catch (SQLException | IllegalArgumentException | ArithmeticException e) {
      throw new DataAccessException( // without its cause, whose message may quote the value
          "cannot add row %d to %s: its column %s does not take the %s it is given (%s)"
              .formatted(number, name, column.getName(), typeOf(value), e.getClass().getName()));
    }
  }

  private static String typeOf(@Nullable Object value) {
    return value == null ? "null" : value.getClass().getSimpleName();
  }

  /** Days and times go as text: the driver would take a bound time for an instant of its zone. */
  private void bind(int place, @Nullable Object value, DataType<?> type) throws SQLException {
    switch (value) {
      case null -> insert.setNull(place, Types.VARCHAR);
      case String text when type.isString() -> insert.setString(place, text);
      case Long number when type.isNumeric() -> insert.setLong(place, number);
      case Integer number when type.isNumeric() -> insert.setLong(place, number);
      case BigDecimal number when type.isNumeric() ->
          insert.setBigDecimal(place, number.setScale(type.scale()));
      case Boolean truth -> insert.setBoolean(place, truth);
      case LocalDate date -> insert.setString(place, date.toString());
      case LocalDateTime time -> insert.setString(place, time.toString());
      default -> throw new IllegalArgumentException("no column holds such a value");
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
