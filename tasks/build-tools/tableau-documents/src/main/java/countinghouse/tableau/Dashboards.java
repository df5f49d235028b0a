package countinghouse.tableau;

import countinghouse.semantics.SemanticModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is shown.
 *
 * @param sources one for each subject area, and one for the stamp
 * @param sheets in the order of the file
 * @param dashboards in the order of the file
 * @param palette the colours of values that none is said of
 */
record Dashboards(
    List<DataSource> sources,
    List<Sheet> sheets,
    List<Dashboard> dashboards,
    List<String> palette) {
  /** Copies the lists. */
  Dashboards {
    sources = List.copyOf(sources);
    sheets = List.copyOf(sheets);
    dashboards = List.copyOf(dashboards);
    palette = List.copyOf(palette);
  }

  /**
   * Reads the file.
   *
   * @throws IllegalStateException when it cannot be understood or does not fit the model; the
   *     message names file and line, and what to do
   */
  static Dashboards read(Path file, SemanticModel model) throws IOException {
    return of(file.getFileName().toString(), Files.readString(file), model);
  }

  /** Reads a text of this name. */
  static Dashboards of(String name, String yaml, SemanticModel model) {
    return new DashboardsReader(name, DashboardsFile.of(name, yaml), model).read();
  }
}
