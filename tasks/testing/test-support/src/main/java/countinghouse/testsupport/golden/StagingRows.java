package countinghouse.testsupport.golden;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes CSV files into the tables that they are named after ({@code staging}, or {@code
 * ops.<table>.csv}). A file names only the columns that matter to its case; the stamps of load and
 * what else must not be null get a plain value. Rows of a head and of its children find each other
 * by the head's id.
 */
public final class StagingRows {
  private static final Map<String, String> PLAIN_VALUES =
      Map.ofEntries(
          Map.entry("run_id", "run1"),
          Map.entry("extracted_at", "2026-03-01 00:00:00"),
          Map.entry("is_deleted", "false"),
          Map.entry("content_hash", "hash"),
          Map.entry("status", "completed"),
          Map.entry("currency", "USD"),
          Map.entry("location_id", "till1"),
          Map.entry("head", "orders"),
          Map.entry("source_kind", "woocommerce"),
          Map.entry("kind", "window"),
          Map.entry("rows_read", "0"),
          Map.entry("rows_new", "0"),
          Map.entry("rows_unchanged", "0"),
          Map.entry("rows_rejected", "0"),
          Map.entry("rows_deleted", "0"),
          Map.entry("loaded_at", "2026-03-01 00:00:00"));

  private final Connection connection;
  private final String prefix;

  /** Rows into the warehouse of this connection. */
  public StagingRows(Connection connection) {
    this(connection, "");
  }

  private StagingRows(Connection connection, String prefix) {
    this.connection = connection;
    this.prefix = prefix;
  }

  /** The same for sources whose names begin so, so that several cases stay apart. */
  public StagingRows ofSources(String name) {
    return new StagingRows(connection, name + "_");
  }

  /** Empties every table of staging and ops but Flyway's own. */
  public void clear() throws SQLException {
    for (String table : tables()) {
      try (PreparedStatement statement = connection.prepareStatement("delete from " + table)) {
        statement.execute();
      }
    }
  }

  /** Adds the rows of one file. */
  public void add(Path file) throws SQLException {
    String stem = String.valueOf(file.getFileName()).replace(".csv", "");
    String table = stem.startsWith("ops.") ? stem : "staging." + stem;
    Map<String, Boolean> columns = columns(table);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(file + " is named after no table");
    }
    for (Map<String, String> row : CsvRows.read(file).maps()) {
      insert(table, complete(table, columns, row));
    }
  }

  private Map<String, String> complete(
      String table, Map<String, Boolean> columns, Map<String, String> given) {
    Map<String, String> row = new LinkedHashMap<>(given);
    String source = row.getOrDefault("source_name", table.contains("square") ? "till" : "shop");
    row.put("source_name", prefix + source);
    columns.forEach((column, isRequired) -> {
      String plain = PLAIN_VALUES.get(column);
      if (plain != null && (isRequired || column.equals("currency"))) {
        row.putIfAbsent(column, plain);
      }
    });
    if (columns.containsKey("content_run_id")) {
      row.putIfAbsent("content_run_id", String.valueOf(row.get("run_id")));
    }
    if (columns.containsKey("record_number")) {
      row.putIfAbsent("record_number", recordNumber(columns, row));
    }
    return row;
  }

  /** The same for a head (its id) and its children (whose fourth column is the head's id). */
  private static String recordNumber(Map<String, Boolean> columns, Map<String, String> row) {
    boolean isHead = columns.containsKey("content_run_id");
    String id = row.get(isHead ? "id" : new ArrayList<>(columns.keySet()).get(3));
    return String.valueOf(Integer.toUnsignedLong(String.valueOf(id).hashCode()));
  }

  private void insert(String table, Map<String, String> row) throws SQLException {
    String names = String.join(", ", row.keySet());
    String marks = String.join(", ", Collections.nCopies(row.size(), "?"));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into " + table + " (" + names + ") values (" + marks + ")")) {
      int position = 1;
      for (String value : row.values()) {
        statement.setString(position++, value);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new SQLException(table + " " + row + ": " + e.getMessage(), e);
    }
  }

  /** The columns of a table in order, and whether they must have a value. */
  private Map<String, Boolean> columns(String table) throws SQLException {
    Map<String, Boolean> columns = new LinkedHashMap<>();
    String query =
        "select column_name, is_nullable = 'NO' from information_schema.columns"
            + " where table_schema || '.' || table_name = ? order by ordinal_position";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          columns.put(found.getString(1), found.getBoolean(2));
        }
      }
    }
    return columns;
  }

  private List<String> tables() throws SQLException {
    String query =
        "select table_schema || '.' || table_name from information_schema.tables"
            + " where table_schema in ('staging', 'ops') and table_name not like 'flyway%'";
    List<String> tables = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }
}
