package countinghouse.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.SnowflakeText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Formulas and questions are text that Snowflake would take, as far as the check of the emulated
 * Snowflake knows; skipped where its Python environment has not been made.
 */
final class SnowflakeTextTest {
  private static final Path ROOT = Path.of(System.getProperty("root.dir"));

  @Test
  void everyFormulaIsPlausibleToSnowflake(@TempDir Path folder) throws Exception {
    List<Path> files = new ArrayList<>();
    for (Measure measure : SemanticModel.read().measures()) {
      Path file = folder.resolve(measure.name() + ".sql");
      Files.writeString(file, "select " + measure.sql() + " from marts." + measure.table() + ";\n");
      files.add(file);
    }
    assertThat(SnowflakeText.refused(files)).isEmpty();
  }

  @Test
  void everyQuestionIsPlausibleToSnowflake() throws Exception {
    Path folder = ROOT.resolve("sql").resolve("analyst");
    assertThat(
            SnowflakeText.refused(
                Question.in(folder).stream()
                    .map(question -> folder.resolve(question.name() + ".sql"))
                    .toList()))
        .isEmpty();
  }

  @Test
  void whatOnlyDuckDbUnderstandsIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("duck.sql"), "select list_distinct([1, 1]);\n");
    assertThat(SnowflakeText.refused(List.of(file))).contains("duck.sql:1: ");
  }
}
