package countinghouse.testsupport;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads whole schemas of a DuckDB file, for comparing them. */
public final class Contents {
  private Contents() {}

  /**
   * Every row of every table of a schema as text, sorted; the columns named are left out.
   *
   * @param except columns that tell when something was done, and by which build
   */
  public static Map<String, List<String>> of(String url, String schema, String... except)
      throws SQLException {
    Map<String, List<String>> contents = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url)) {
      for (String table : tables(connection, schema)) {
        contents.put(table, rows(connection, schema + "." + table, List.of(except)));
      }
    }
    return contents;
  }

  /** The first column of a query's only row. */
  public static String value(String url, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }

  /** Two columns of a query, the first by the second's name. */
  public static Map<String, String> map(String url, String query) throws SQLException {
    Map<String, String> map = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        map.put(result.getString(1), result.getString(2));
      }
    }
    return map;
  }

  private static List<String> tables(Connection connection, String schema) throws SQLException {
    return names(
        connection,
        "select table_name from information_schema.tables where table_schema = '%s' order by 1"
            .formatted(schema));
  }

  /** Every table and view, with its schema before it. */
  static List<String> allTables(Connection connection) throws SQLException {
    return names(
        connection,
        "select table_schema || '.' || table_name from information_schema.tables order by 1");
  }

  private static List<String> names(Connection connection, String query) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        tables.add(result.getString(1));
      }
    }
    return tables;
  }

  /** The rows of a table or of a function of tables, as text, sorted. */
  static List<String> rows(Connection connection, String table, List<String> except)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select * from " + table)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= columns; column++) {
          if (!except.contains(result.getMetaData().getColumnName(column))) {
            row.append(result.getString(column)).append('|');
          }
        }
        rows.add(row.toString());
      }
    }
    rows.sort(null);
    return rows;
  }
}
