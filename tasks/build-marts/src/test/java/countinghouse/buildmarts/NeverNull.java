package countinghouse.buildmarts;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Columns that the files of {@code warehouse-schema} declare not null. */
final class NeverNull {
  private static final Pattern COLUMN = Pattern.compile("(?m)^  (\\w+) +[a-z]+.*$");

  /** Of the conformed tables, as {@code table.column}. */
  static final Set<String> CONFORMED =
      files("conformed").stream()
          .flatMap(file ->
              columns(file)
                  .filter(NeverNull::isNotNull)
                  .map(column ->
                      file.getFileName().toString().replace(".sql", ".") + column.group(1)))
          .collect(toSet());

  /** Names that are not null in whatever staging table has them. */
  static final Set<String> STAGED = staged();

  private NeverNull() {}

  private static Set<String> staged() {
    Set<String> names = named(true);
    names.removeAll(named(false));
    return names;
  }

  private static Set<String> named(boolean notNull) {
    return files("staging").stream()
        .flatMap(NeverNull::columns)
        .filter(column -> isNotNull(column) == notNull)
        .map(column -> column.group(1))
        .collect(toSet());
  }

  private static boolean isNotNull(MatchResult column) {
    return column.group().contains(" not null");
  }

  private static Stream<MatchResult> columns(Path file) {
    try {
      return COLUMN.matcher(Files.readString(file)).results();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(String folder) {
    Path schema = Path.of(System.getProperty("root.dir"), "warehouse-schema", folder);
    try (Stream<Path> found = Files.list(schema)) {
      return found.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
