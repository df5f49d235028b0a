package countinghouse.testsupport.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One case: a folder {@code golden/<table>/<case>} with one CSV file per staging table that has
 * rows, named after it, and {@code expect.csv}, which the table must then hold. A folder {@code
 * rules} in it replaces rules. {@code golden/<table>/select.sql} may say how the table is looked
 * at, for example with names instead of keys.
 *
 * @param table the table under test
 * @param folder of the case
 */
public record GoldenCase(String table, Path folder) {
  static final String EXPECTED = "expect.csv";

  /** All cases under a folder {@code golden}, in order. */
  public static List<GoldenCase> under(Path golden) {
    return folders(golden).stream()
        .flatMap(table ->
            folders(table).stream()
                .map(folder -> new GoldenCase(String.valueOf(table.getFileName()), folder)))
        .toList();
  }

  /** The rows that go in. */
  public List<Path> inputs() {
    return list(folder).stream()
        .filter(file -> file.toString().endsWith(".csv"))
        .filter(file -> !file.endsWith(EXPECTED))
        .toList();
  }

  /** Where the case's own rules are, if it has any. */
  public Path rules() {
    return folder.resolve("rules");
  }

  /** The rows that must come out. */
  public Path expected() {
    return folder.resolve(EXPECTED);
  }

  /** How the table is looked at: the text of its {@code select.sql}, else the table itself. */
  String view() {
    Path select = folder.resolveSibling("select.sql");
    return Files.exists(select) ? read(select).strip() : "select * from " + table;
  }

  @Override
  public String toString() {
    return table + "/" + folder.getFileName();
  }

  private static List<Path> folders(Path folder) {
    return list(folder).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
