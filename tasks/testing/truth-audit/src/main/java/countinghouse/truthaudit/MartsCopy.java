package countinghouse.truthaudit;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Copies the published marts out of Snowflake into a DuckDB file, as its driver shows them to a
 * reader: every table and view of {@code marts}.
 */
final class MartsCopy {
  /** Snowflake has views among the tables, the emulator does not. */
  private static final String TABLES =
      """
      select table_name from information_schema.tables where table_schema = 'MARTS'
      union
      select table_name from information_schema.views where table_schema = 'MARTS'
      order by 1
      """;

  private final Connection from;
  private final DuckDBConnection into;

  private MartsCopy(Connection from, DuckDBConnection into) {
    this.from = from;
    this.into = into;
  }

  /**
   * Copies everything.
   *
   * @param environment COUNTINGHOUSE_WAREHOUSE with a database, …_USER and …_PRIVATE_KEY_FILE
   * @param file is replaced
   * @throws AuditFailure when the warehouse does not answer, or has no marts
   */
  static void make(Map<String, String> environment, Path file) {
    String address = environment.getOrDefault("COUNTINGHOUSE_WAREHOUSE", "");
    try {
      Files.deleteIfExists(file);
      try (Connection from = DriverManager.getConnection(address, login(environment));
          Connection into = DriverManager.getConnection("jdbc:duckdb:" + file)) {
        new MartsCopy(from, into.unwrap(DuckDBConnection.class)).tables();
      }
    } catch (SQLException | IOException e) {
      throw new AuditFailure(
          "The published marts cannot be copied into "
              + file
              + ": "
              + e.getMessage()
              + ". Check the settings COUNTINGHOUSE_WAREHOUSE… and that publish-marts has run.",
          e);
    }
  }

  private static Properties login(Map<String, String> environment) {
    Properties login = new Properties();
    login.setProperty("user", environment.getOrDefault("COUNTINGHOUSE_WAREHOUSE_USER", ""));
    login.setProperty("authenticator", "SNOWFLAKE_JWT");
    login.setProperty(
        "private_key_file",
        environment.getOrDefault("COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_FILE", ""));
    login.setProperty("JDBC_QUERY_RESULT_FORMAT", "JSON");
    login.setProperty("CLIENT_TELEMETRY_ENABLED", "false");
    login.setProperty("disablePlatformDetection", "true");
    login.setProperty("TIMEZONE", "UTC");
    return login;
  }

  private void tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = from.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    if (tables.isEmpty()) {
      throw new AuditFailure("There are no published marts. Run publish-marts first.");
    }
    for (String table : tables) {
      copy(table);
    }
  }

  /** Everything as text first: a value that does not fit its type must fail, not be bent. */
  private void copy(String table) throws SQLException {
    try (Statement read = from.createStatement();
        Statement write = into.createStatement();
        ResultSet rows = read.executeQuery("select * from marts." + table)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> names = each(columns, index -> columns.getColumnName(index));
      write.execute(
          names.stream()
              .collect(joining("\" varchar, \"", "create temp table copied (\"", "\" varchar)")));
      append(rows, names.size());
      List<String> typed =
          each(
              columns,
              index ->
                  "cast(\"%s\" as %s) as %1$s"
                      .formatted(columns.getColumnName(index), type(columns, index)));
      write.execute(
          "create table %s as select %s from copied".formatted(table, String.join(", ", typed)));
      write.execute("drop table copied");
    }
  }

  private void append(ResultSet rows, int columns) throws SQLException {
    try (DuckDBAppender appender = into.createAppender("temp", "main", "copied")) {
      while (rows.next()) {
        appender.beginRow();
        for (int index = 1; index <= columns; index++) {
          appender.append(text(rows, index));
        }
        appender.endRow();
      }
    }
  }

  /**
   * In the session and in this JVM all instants are UTC; the driver's own text of one is for
   * people.
   */
  private static @Nullable String text(ResultSet row, int column) throws SQLException {
    if (row.getMetaData().getColumnType(column) == Types.TIMESTAMP) {
      Timestamp instant = row.getTimestamp(column);
      return instant == null ? null : instant.toLocalDateTime().toString();
    }
    return row.getString(column);
  }

  /** Says something of a column by its number, which counts from 1. */
  @FunctionalInterface
  private interface OfColumn {
    String at(int index) throws SQLException;
  }

  private static List<String> each(ResultSetMetaData columns, OfColumn said) throws SQLException {
    List<String> all = new ArrayList<>();
    for (int index = 1; index <= columns.getColumnCount(); index++) {
      all.add(said.at(index));
    }
    return all;
  }

  private static String type(ResultSetMetaData columns, int index) throws SQLException {
    return switch (columns.getColumnType(index)) {
      case Types.BIGINT, Types.INTEGER, Types.DECIMAL, Types.NUMERIC ->
          "decimal(38, %d)".formatted(columns.getScale(index));
      case Types.BOOLEAN -> "boolean";
      case Types.DATE -> "date";
      case Types.TIMESTAMP -> "timestamp";
      case Types.VARCHAR -> "varchar";
      default ->
          throw new AuditFailure(
              "The marts have a column of a type that the copy does not know: %s %s"
                  .formatted(columns.getColumnName(index), columns.getColumnTypeName(index)));
    };
  }
}
