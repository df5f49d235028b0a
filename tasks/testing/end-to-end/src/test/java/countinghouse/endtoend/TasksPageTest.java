package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.buildmarts.BuildMarts;
import countinghouse.checkmarts.CheckMarts;
import countinghouse.erasecustomer.EraseCustomer;
import countinghouse.extractsquare.ExtractSquare;
import countinghouse.extractwoocommerce.ExtractWooCommerce;
import countinghouse.loadstaging.LoadStaging;
import countinghouse.makereport.MakeReport;
import countinghouse.migratewarehouse.MigrateWarehouse;
import countinghouse.publishmarts.PublishMarts;
import countinghouse.taskkit.Host;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskRunner;
import countinghouse.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/reference/tasks.md equal to the code; {@code -Ddocs.rewrite=true} writes it anew. */
class TasksPageTest {
  private static final Path ROOT = Path.of(System.getProperty("root.dir"));
  private static final Path PAGE = ROOT.resolve("docs/reference/tasks.md");

  /** The programs in Python, whose own tests keep these files equal to what they say. */
  private static final Path PYTHON = ROOT.resolve("tasks/make-workbook/help");

  /** In the order of the line, then those that people call. */
  private static final List<Task> TASKS =
      List.of(
          new ExtractWooCommerce(),
          new ExtractSquare(),
          new MigrateWarehouse(),
          new LoadStaging(),
          new BuildMarts(),
          new CheckMarts(),
          new PublishMarts(),
          new MakeReport(),
          new Trace(),
          new EraseCustomer());

  @Test
  void thePageShowsWhatEveryTaskSaysOfItself() throws IOException {
    String expected = page();
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE).as("generated; rewrite it with -Ddocs.rewrite=true").hasContent(expected);
  }

  @Test
  void everyModuleWithAMainClassIsATaskOfThePage() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve("tasks"))) {
      List<String> modules =
          folders
              .filter(folder -> Files.exists(folder.resolve("pom.xml")))
              .map(folder -> "## " + folder.getFileName())
              .toList();
      assertThat(page().lines().filter(line -> line.startsWith("## ")))
          .containsAll(modules)
          .hasSize(TASKS.size() + 3);
    }
  }

  private static String page() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            # Tasks

            <!-- Generated from the options of the tasks; do not edit. -->

            Every task is a jar in `build/dist`, started as `build/dist/countinghouse TASK [options]`. Its
            [settings](settings.md) come from the environment. What makes the Tableau workbook is Python, in an
            environment of its own (`infra/local/workbook-environment`), and is started in the same way.
            """);
    for (Task task : TASKS) {
      String usage = usage(task);
      String name = usage.substring("Usage: ".length()).split("\\s", 2)[0];
      text.append("\n## %s\n\n```\n%s\n```\n".formatted(name, usage.strip()));
    }
    for (String name : List.of("make-workbook", "check-workbook", "publish-workbook")) {
      String usage = Files.readString(PYTHON.resolve(name + ".txt"));
      text.append("\n## %s\n\n```\n%s\n```\n".formatted(name, usage.strip()));
    }
    return text.toString();
  }

  private static String usage(Task task) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Host host = new Host(Map.of(), stream, stream, false, Clock.systemUTC());
    assertThat(TaskRunner.run(new String[] {"--help"}, task, host)).isZero();
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(String::stripTrailing)
        .reduce((above, below) -> above + "\n" + below)
        .orElseThrow();
  }
}
