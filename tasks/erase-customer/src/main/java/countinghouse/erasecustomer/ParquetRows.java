package countinghouse.erasecustomer;

import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * One Parquet file of the lake, row by row in its own order, with the values that the lake's writer
 * takes. It is read by a DuckDB in memory, whatever the warehouse is, which writes nothing to the
 * disk.
 */
final class ParquetRows implements AutoCloseable {
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");
  private static final String RECORD_NUMBER = Entity.RECORD_NUMBER.name();

  private final Connection connection;
  private final Statement statement;
  private final Entity entity;
  private final ResultSet rows;
  private boolean hasRow;

  private ParquetRows(Connection connection, Statement statement, Entity entity, ResultSet rows)
      throws SQLException {
    this.connection = connection;
    this.statement = statement;
    this.entity = entity;
    this.rows = rows;
    hasRow = rows.next();
  }

  static ParquetRows open(String entity, Path path) throws SQLException {
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    Statement statement = connection.createStatement();
    statement.execute("set temp_directory = ''");
    String file = "'" + path.toString().replace("'", "''") + "'";
    Entity columns = new Entity(entity, columns(statement, file));
    List<String> selected = new ArrayList<>(List.of(RECORD_NUMBER));
    columns.columns().forEach(column -> selected.add(selected(column)));
    return new ParquetRows(
        connection,
        statement,
        columns,
        statement.executeQuery(
            "select %s from read_parquet(%s, hive_partitioning = false)"
                .formatted(String.join(", ", selected), file)));
  }

  private static List<Column> columns(Statement statement, String file) throws SQLException {
    Set<String> required = new HashSet<>();
    try (ResultSet schema =
        statement.executeQuery(
            "select name from parquet_schema(%s) where repetition_type = 'REQUIRED'"
                .formatted(file))) {
      while (schema.next()) {
        required.add(schema.getString(1));
      }
    }
    List<Column> columns = new ArrayList<>();
    try (ResultSet described =
        statement.executeQuery(
            "describe select * from read_parquet(%s, hive_partitioning = false)".formatted(file))) {
      while (described.next()) {
        String name = described.getString(1);
        if (!name.equals(RECORD_NUMBER)) {
          ColumnType type = type(described.getString(2));
          columns.add(
              required.contains(name) ? Column.required(name, type) : Column.optional(name, type));
        }
      }
    }
    return columns;
  }

  private static ColumnType type(String name) {
    Matcher decimal = DECIMAL.matcher(name);
    if (decimal.matches()) {
      return ColumnType.decimal(
          Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    return switch (name) {
      case "VARCHAR" -> ColumnType.TEXT;
      case "BIGINT" -> ColumnType.BIGINT;
      case "INTEGER" -> ColumnType.INTEGER;
      case "BOOLEAN" -> ColumnType.BOOLEAN;
      case "DATE" -> ColumnType.DATE;
      case "TIMESTAMP" -> ColumnType.TIMESTAMP;
      default -> throw new IllegalStateException("the lake has no column of type " + name);
    };
  }

  private static String selected(Column column) {
    return column.type().equals(ColumnType.TIMESTAMP)
        ? "epoch_us(" + column.name() + ")"
        : column.name();
  }

  Entity entity() {
    return entity;
  }

  /** The names of the columns, in the order of the values. */
  List<String> columns() {
    return entity.columns().stream().map(Column::name).toList();
  }

  boolean hasRow() {
    return hasRow;
  }

  /** The number of the record that the row at hand belongs to. */
  long recordNumber() throws SQLException {
    return rows.getLong(1);
  }

  /** The row at hand; the next one is at hand then. */
  @Nullable Object[] take() throws SQLException {
    @Nullable Object[] values = new Object[entity.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(entity.columns().get(i).type(), i + 2);
    }
    hasRow = rows.next();
    return values;
  }

  private @Nullable Object value(ColumnType type, int index) throws SQLException {
    if (type.equals(ColumnType.DATE)) {
      return rows.getObject(index, java.time.LocalDate.class);
    }
    @Nullable Object value = rows.getObject(index);
    return value != null && type.equals(ColumnType.TIMESTAMP)
        ? Instant.EPOCH.plus(((Number) value).longValue(), ChronoUnit.MICROS)
        : value;
  }

  @Override
  public void close() throws SQLException {
    try (connection;
        statement;
        rows) {
      hasRow = false;
    }
  }
}
