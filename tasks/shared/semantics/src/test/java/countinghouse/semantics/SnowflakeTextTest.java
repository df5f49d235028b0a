package countinghouse.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    List<String> files = new ArrayList<>();
    for (Measure measure : SemanticModel.read().measures()) {
      Path file = folder.resolve(measure.name() + ".sql");
      Files.writeString(file, "select " + measure.sql() + " from marts." + measure.table() + ";\n");
      files.add(file.toString());
    }
    assertThat(refused(files)).isEmpty();
  }

  @Test
  void everyQuestionIsPlausibleToSnowflake() throws Exception {
    Path folder = ROOT.resolve("sql").resolve("analyst");
    assertThat(
            refused(
                Question.in(folder).stream()
                    .map(question -> folder.resolve(question.name() + ".sql").toString())
                    .toList()))
        .isEmpty();
  }

  @Test
  void whatOnlyDuckDbUnderstandsIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("duck.sql"), "select list_distinct([1, 1]);\n");
    assertThat(refused(List.of(file.toString()))).contains("duck.sql:1: ");
  }

  /** What the check prints of these files. */
  private static String refused(List<String> files) throws IOException, InterruptedException {
    assumeThat(ROOT.resolve("build/snowflake-emulator-venv/bin/python"))
        .as("made by infra/local/snowflake-emulator-environment")
        .exists();
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("tasks/testing/snowflake-emulator/check_snowflake_sql").toString());
    command.addAll(files);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isIn(0, 65);
    return printed;
  }
}
