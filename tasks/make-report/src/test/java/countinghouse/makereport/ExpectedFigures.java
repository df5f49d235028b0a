package countinghouse.makereport;

import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a report has to show, by SQL straight from facts and dimensions: the files of {@code
 * figures}, each with the figures of one block, by the places that {@link ShownFigures} speaks of.
 */
final class ExpectedFigures {
  private static final Path FOLDER =
      Path.of(System.getProperty("root.dir"), "tasks/make-report/src/test/resources/figures");
  private static final String SETUP = "setup.sql";

  private ExpectedFigures() {}

  /** All of them, of the marts that are published. */
  static SortedMap<String, String> of(Warehouse warehouse) {
    execute(warehouse, FOLDER.resolve(SETUP));
    blocks().forEach(file -> execute(warehouse, file));
    SortedMap<String, String> figures = new TreeMap<>();
    warehouse
        .dsl()
        .resultQuery("select place || ' | ' || line || ' | ' || heading, shown from expected")
        .forEach(row -> {
          String place = row.get(0, String.class);
          if (figures.put(place, row.get(1, String.class)) != null) {
            throw new IllegalStateException("two figures are expected at " + place);
          }
        });
    return figures;
  }

  private static List<Path> blocks() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.endsWith(SETUP)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(Warehouse warehouse, Path file) {
    try {
      for (String statement : Files.readString(file).split(";\n", -1)) {
        if (!statement.isBlank()) {
          warehouse.dsl().execute(statement);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
