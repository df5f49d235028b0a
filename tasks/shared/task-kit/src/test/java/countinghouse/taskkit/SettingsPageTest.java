package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/reference/settings.md equal to the code; {@code -Ddocs.rewrite=true} writes it anew.
 */
final class SettingsPageTest {
  private static final Path ROOT = Path.of(System.getProperty("root.dir", "../../.."));
  private static final Path PAGE = ROOT.resolve("docs/reference/settings.md");
  private static final Pattern VARIABLE = Pattern.compile("COUNTINGHOUSE_[A-Z0-9_]*[A-Z0-9]");

  /** What the DAGs, the launcher and the scripts of one machine read, and no task does. */
  private static final Map<String, String> OUTSIDE =
      new TreeMap<>(
          Map.of(
              "COUNTINGHOUSE_DIST",
              "Folder of the task jars and their launcher, for the DAGs; without it `build/dist` of the repository.",
              "COUNTINGHOUSE_TABLEAU",
              "What the daily run does at the Tableau server of `tableau_default`: `publish` puts the workbook and its data sources there, `refresh` has it refresh what it has; without it nothing.",
              "COUNTINGHOUSE_RETRY_SECONDS",
              "How long the DAGs wait before a task is tried a second time; 120. Each further wait is longer, up to 30 minutes.",
              "COUNTINGHOUSE_JAVA_OPTIONS",
              "More options of Java, for the launcher, such as `-Xmx2g`.",
              "COUNTINGHOUSE_AIRFLOW",
              "`3.0.6`: the Airflow on which `infra/local/airflow-run` runs a DAG; without it the newest that is locked."));

  @Test
  void thePageTellsEverySettingAsTheCodeHasIt() throws IOException {
    String expected = page();
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE).as("generated; rewrite it with -Ddocs.rewrite=true").hasContent(expected);
  }

  @Test
  void everyVariableThatDagsAndScriptsReadStandsOnThePage() throws IOException {
    Set<String> read = new TreeSet<>();
    for (String folder : List.of("dags", "infra/launcher", "infra/local")) {
      for (Path file : texts(ROOT.resolve(folder))) {
        VARIABLE.matcher(Files.readString(file)).results().forEach(it -> read.add(it.group()));
      }
    }
    assertThat(read).containsAll(OUTSIDE.keySet());
    read.removeAll(OUTSIDE.keySet());
    for (Setting setting : Setting.values()) {
      read.remove(setting.variable());
      read.remove(setting.fileVariable());
    }
    assertThat(read).as("say what they mean, in OUTSIDE").isEmpty();
  }

  @Test
  void noVariableOfTheDagsOrScriptsIsTakenForASlip() {
    assertThat(Settings.slips(OUTSIDE.keySet())).isEmpty();
  }

  /** Scripts have no ending; tests and what programs left behind are no programs. */
  private static List<Path> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("/tests/"))
          .filter(file -> String.valueOf(file.getFileName()).matches("[a-z_-]+(\\.py)?"))
          .toList();
    }
  }

  private static String page() {
    StringBuilder text =
        new StringBuilder(
            """
            # Settings

            <!-- Generated from countinghouse.taskkit.Setting; do not edit. -->

            Every task reads the same environment variables. A secret may also be given as a file:
            `NAME_FILE` holds the file's path. Secrets are never given on a command line. AWS is
            configured by its own variables (`AWS_REGION`, `AWS_ENDPOINT_URL_S3`, …), and so is
            [lineage](../how-to/lineage.md) (`OPENLINEAGE_URL`, …).

            | Variable | Meaning | Default | Example |
            |---|---|---|---|
            """);
    for (Setting setting : Setting.values()) {
      text.append(
          "| `%s`%s | %s | %s | %s |%n"
              .formatted(
                  setting.variable(),
                  setting.isSecret() ? " (secret)" : "",
                  setting.description(),
                  code(setting.fallback()),
                  code(setting.example())));
    }
    text.append(
        """

        ## Outside of the tasks

        | Variable | Meaning |
        |---|---|
        """);
    OUTSIDE.forEach((name, meaning) -> text.append("| `%s` | %s |%n".formatted(name, meaning)));
    return text.toString();
  }

  private static String code(String value) {
    return value.isEmpty() ? "" : "`" + value + "`";
  }
}
