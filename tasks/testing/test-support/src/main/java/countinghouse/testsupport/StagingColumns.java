package countinghouse.testsupport;

import java.io.IOException;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an extractor must write: the columns of staging, as the migrations make them. */
public final class StagingColumns {
  private static final Path MIGRATIONS =
      Path.of(System.getProperty("root.dir", "../..")).resolve("warehouse-schema/staging");

  /** What load-staging writes itself. */
  private static final Set<String> STAMPS =
      Set.of(
          "source_name", "run_id", "content_run_id", "extracted_at", "is_deleted", "record_number");

  private StagingColumns() {}

  /**
   * A column in one line: its name, its type in SQL, whether it must be filled. Extractors always
   * write a payload; staging does not demand one.
   */
  public static String described(String name, String type, boolean required) {
    String sql = type.toUpperCase(Locale.ROOT).replace("TEXT", "VARCHAR").replace(" ", "");
    return name + " " + sql + (required && !name.equals("payload") ? " not null" : "");
  }

  /**
   * The columns of every table of a kind of source, in their order, by the table's name without the
   * kind.
   */
  public static Map<String, List<String>> of(String sourceKind) throws IOException, SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (Path migration : migrations()) {
        statement.execute(
            Files.readString(migration)
                .replace("${transient}", "")
                .replace("${staging}", "staging"));
      }
      ResultSet row =
          statement.executeQuery(
              """
              select table_name, column_name, data_type, is_nullable = 'NO'
              from information_schema.columns
              where table_schema = 'staging' and starts_with(table_name, '%s_')
              order by table_name, ordinal_position
              """
                  .formatted(sourceKind));
      while (row.next()) {
        if (!STAMPS.contains(row.getString(2))) {
          tables
              .computeIfAbsent(
                  row.getString(1).substring(sourceKind.length() + 1), name -> new ArrayList<>())
              .add(described(row.getString(2), row.getString(3), row.getBoolean(4)));
        }
      }
    }
    return tables;
  }

  private static List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }
}
