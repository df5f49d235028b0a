package countinghouse.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whatever a folder holds, read once: the bytes of its files as they lie, and the rows that Parquet
 * files and databases decode to. Texts are searched for in any case.
 */
public final class Everything {
  private final List<Text> bytes = new ArrayList<>();
  private final List<Text> rows = new ArrayList<>();

  private Everything() {}

  private record Text(String place, String text) {}

  /** Reads all files below a folder; no database among them may be open. */
  public static Everything in(Path folder) throws IOException, SQLException {
    Everything everything = new Everything();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        everything.read(folder.relativize(file).toString(), file);
      }
    }
    return everything;
  }

  private void read(String name, Path file) throws IOException, SQLException {
    bytes.add(new Text(name + " (bytes)", lower(latin(Files.readAllBytes(file)))));
    if (name.endsWith(".parquet")) {
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
        rows(connection, name, "read_parquet('" + file + "', hive_partitioning = false)");
      }
    } else if (name.endsWith(".duckdb")) {
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
        for (String table : Contents.allTables(connection)) {
          rows(connection, name + " " + table, table);
        }
      }
    }
  }

  private void rows(Connection connection, String place, String from) throws SQLException {
    Contents.rows(connection, from, List.of())
        .forEach(row -> rows.add(new Text(place, lower(row))));
  }

  /** Where a text is found, in bytes or in a row. */
  public List<String> holding(String text) {
    String coded = lower(latin(text.getBytes(StandardCharsets.UTF_8)));
    String plain = lower(text);
    return Stream.concat(
            bytes.stream().filter(it -> it.text().contains(coded)).map(Text::place),
            rows.stream().filter(it -> it.text().contains(plain)).map(Everything::shown))
        .toList();
  }

  /** The rows in which each of some words stands, as a word of its own. */
  public List<String> rowsWithWords(String... words) {
    List<Pattern> patterns =
        Stream.of(words)
            .map(word ->
                Pattern.compile(
                    "(?<![\\p{L}\\p{N}])" + Pattern.quote(lower(word)) + "(?![\\p{L}\\p{N}])"))
            .toList();
    return rows.stream()
        .filter(row -> patterns.stream().allMatch(it -> it.matcher(row.text()).find()))
        .map(Everything::shown)
        .toList();
  }

  private static String shown(Text row) {
    return row.place() + ": " + row.text();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
