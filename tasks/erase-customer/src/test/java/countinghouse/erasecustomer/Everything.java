package countinghouse.erasecustomer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads whatever is in a folder: bytes of files, rows of Parquet files, tables of databases. */
final class Everything {
  private Everything() {}

  /** Where a text is found, in any case: in bytes as they lie, and in what they decode to. */
  static List<String> holding(Path folder, String text) throws IOException, SQLException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString();
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.toLowerCase(Locale.ROOT).contains(text)) {
          found.add(name + " (bytes)");
        }
        if (name.endsWith(".parquet")) {
          found.addAll(rows(name, text, rowsOfFile(file)));
        } else if (name.endsWith(".duckdb")) {
          for (Map.Entry<String, List<String>> table : tables(file).entrySet()) {
            found.addAll(rows(name + " " + table.getKey(), text, table.getValue()));
          }
        }
      }
    }
    return found;
  }

  private static List<String> rows(String where, String text, List<String> rows) {
    return rows.stream()
        .filter(row -> row.toLowerCase(Locale.ROOT).contains(text))
        .map(row -> where + ": " + row)
        .toList();
  }

  private static List<String> rowsOfFile(Path parquet) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return rows(connection, "read_parquet('" + parquet + "', hive_partitioning = false)", "");
    }
  }

  /** All tables of all schemas of a file. */
  static Map<String, List<String>> tables(Path file) throws SQLException {
    return tables(file, "", "");
  }

  /** All tables of the schemas that begin so, without some columns (parted by commas). */
  static Map<String, List<String>> tables(Path file, String schemas, String except)
      throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "select table_schema || '.' || table_name from information_schema.tables"
                    + " where table_schema like '"
                    + schemas
                    + "%'")) {
      while (names.next()) {
        tables.put(names.getString(1), rows(connection, names.getString(1), except));
      }
    }
    return tables;
  }

  private static List<String> rows(Connection connection, String from, String except)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select * from " + from)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          if (!List.of(except.split(",")).contains(result.getMetaData().getColumnName(i))) {
            row.append(result.getString(i)).append('|');
          }
        }
        rows.add(row.toString());
      }
    }
    rows.sort(null);
    return rows;
  }
}
