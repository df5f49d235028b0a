package countinghouse.buildmarts;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.star.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The statements that are written for both engines, by name, in lower case, without comments and
 * without what stands in quotes: the selects of a build as jOOQ renders them, and the files of
 * {@code sql} and {@code warehouse-schema}.
 */
final class OurTexts {
  private static final Path ROOT = Path.of(System.getProperty("root.dir"));

  /** Read what only Snowflake keeps. */
  private static final Path FOR_SNOWFLAKE_ALONE = Path.of("sql/operations");

  private OurTexts() {}

  /** Rendered for a warehouse, and read. */
  static Map<String, String> of(TestWarehouse warehouse) {
    Map<String, String> texts = new TreeMap<>(selects(warehouse));
    for (Path file : files()) {
      texts.put(file.toString(), withoutText(read(file)));
    }
    return texts;
  }

  /** The selects of a build alone. */
  static Map<String, String> selects(TestWarehouse warehouse) {
    Map<String, String> texts = new TreeMap<>();
    StarTables.inOrder(warehouse.inputs(Rules.load(Optional.empty())))
        .forEach(built -> {
          if (built instanceof SelectedTable selected) {
            String sql = warehouse.warehouse().dsl().renderInlined(selected.rows());
            texts.put(built.table().getName(), withoutText(sql));
          }
        });
    return texts;
  }

  private static List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("sql", "warehouse-schema")) {
      try (Stream<Path> found = Files.walk(ROOT.resolve(folder))) {
        found
            .filter(file -> file.toString().endsWith(".sql"))
            .map(ROOT::relativize)
            .filter(file -> !file.startsWith(FOR_SNOWFLAKE_ALONE))
            .forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutText(String sql) {
    return sql.toLowerCase(Locale.ROOT)
        .replaceAll("--[^\n]*", "")
        .replaceAll("'[^']*'", "''")
        .replaceAll("\\s+", " ");
  }
}
