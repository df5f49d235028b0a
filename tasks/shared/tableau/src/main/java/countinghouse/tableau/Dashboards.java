package countinghouse.tableau;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
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
    try {
      return new DashboardsReader(name, DashboardsFile.of(yaml), model).read();
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalStateException(
          "%s:%d: \"%s\" is no key here; there are %s"
              .formatted(name, lineOf(e.getPropertyName(), yaml), e.getPropertyName(), known(e)),
          e);
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      throw new IllegalStateException(
          "%s:%d: %s"
              .formatted(name, place == null ? 0 : place.getLineNr(), e.getOriginalMessage()),
          e);
    }
  }

  /** The parser has gone on by then, so the key is looked for. */
  private static int lineOf(String key, String yaml) {
    List<String> lines = yaml.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).contains(key + ":")) {
        return at + 1;
      }
    }
    return 0;
  }

  private static List<String> known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
  }
}
