package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

final class TaskRunnerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-06-15T03:00:00Z");

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aTaskThatIsDoneExitsWithZeroAndWritesItsReport() throws IOException {
    Path file = folder.resolve("report.json");
    int exit =
        run(
            context ->
                RunReport.builder()
                    .run("run=1")
                    .source("woocommerce")
                    .head("orders")
                    .window(new Window(NOW.minusSeconds(60), NOW))
                    .rows(new RunReport.Rows(10, 7, 2, 1))
                    .traffic(3, 4096)
                    .watermark(NOW)
                    .detail("slices", 1)
                    .build(),
            "--report",
            file.toString());
    assertThat(exit).isZero();
    assertThat(Files.readString(file))
        .isEqualToIgnoringWhitespace(
            """
            {"task": "bake", "version": "development", "exit_code": 0, "run": "run=1",
             "source": "woocommerce", "head": "orders",
             "window": {"from": "2026-06-15T02:59:00Z", "to": "2026-06-15T03:00:00Z"},
             "rows": {"read": 10, "new": 7, "unchanged": 2, "rejected": 1},
             "requests": 3, "bytes": 4096, "seconds": 0.0,
             "watermark": "2026-06-15T03:00:00Z", "details": {"slices": 1}}
            """);
    assertThat(folder.toFile().list()).containsExactly("report.json");
  }

  @Test
  void aTaskThatNoSchedulerHasNamedGoesByItsOwnName() {
    assertThat(nameOfTheTask()).isEqualTo("bake");
    environment.put("COUNTINGHOUSE_TASK", "bake_bread");
    assertThat(nameOfTheTask()).isEqualTo("bake_bread");
  }

  private String nameOfTheTask() {
    List<String> names = new ArrayList<>();
    int exit =
        run(context -> {
          names.add(context.settings().required(Setting.TASK));
          return RunReport.builder().build();
        });
    assertThat(exit).isZero();
    return names.getLast();
  }

  @Test
  void whatIsNotKnownOfTheRowsIsNotReportedAsZero() throws IOException {
    Path file = folder.resolve("report.json");
    run(context -> RunReport.builder().rowsRead(10).build(), "--report", file.toString());
    assertThat(JSON.readTree(file.toFile()).get("rows")).isEqualTo(JSON.readTree("{\"read\": 10}"));
    assertThat(onlyLogLine().get("message").asText()).isEqualTo("done in 0.0 s, 10 rows read");
  }

  @Test
  void aFailureExitsWithItsCodeAndSaysWhatWhereAndWhatToDoInLogAndReport() throws IOException {
    Path file = folder.resolve("report.json");
    environment.put("COUNTINGHOUSE_REPORT", file.toString());
    int exit =
        run(context -> {
          throw TaskFailure.data("total is no number", "woocommerce orders 17", "Ask the shop");
        });
    assertThat(exit).isEqualTo(65);
    JsonNode line = onlyLogLine();
    assertThat(line.get("level").asText()).isEqualTo("error");
    assertThat(line.get("exit_code").asInt()).isEqualTo(65);
    assertThat(line.get("message").asText())
        .isEqualTo("total is no number. Where: woocommerce orders 17. What to do: Ask the shop.");
    JsonNode failure = JSON.readTree(file.toFile()).get("failure");
    assertThat(failure.get("where").asText()).isEqualTo("woocommerce orders 17");
  }

  @Test
  void anUnforeseenExceptionIsADefectWithItsStackInTheLog() throws IOException {
    int exit =
        run(context -> {
          throw new IllegalStateException("flour is out");
        });
    assertThat(exit).isEqualTo(70);
    assertThat(onlyLogLine().get("stack").asText())
        .contains("flour is out")
        .contains("TaskRunnerTest");
  }

  @Test
  void anInterruptIsTemporary() {
    int exit =
        run(context -> {
          throw new InterruptedException();
        });
    assertThat(exit).isEqualTo(75);
  }

  @Test
  void aWrongOptionIsUsage() {
    assertThat(run(context -> RunReport.builder().build(), "--loaf")).isEqualTo(64);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Unknown option: '--loaf'. Where: the command line.")
        .contains("Is --loaves meant? See --help.");
  }

  @Test
  void aTimeThatCannotBeReadIsToldWithOneThatCan() {
    assertThat(run(context -> RunReport.builder().build(), "--from", "2026-06-15")).isEqualTo(64);
    assertThat(run(context -> RunReport.builder().build(), "--until", "15.06.2026")).isEqualTo(64);
    Bake task = new Bake();
    CommandLine commandLine = new CommandLine(task);
    Times.register(commandLine);
    commandLine.parseArgs("--from", NOW.toString(), "--until", "2026-06-15");
    assertThat(task.from).isEqualTo(NOW);
    assertThat(task.until).isEqualTo(LocalDate.of(2026, 6, 15));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("'2026-06-15' is not an instant such as 2026-11-21T02:58:00Z")
        .contains("'15.06.2026' is not a day such as 2026-06-30")
        .doesNotContain("java.");
  }

  @Test
  void aMisspeltSettingIsToldAndStopsNothing() throws IOException {
    environment.put("COUNTINGHOUSE_WEEK_STRAT", "SUNDAY");
    assertThat(run(context -> RunReport.builder().build())).isZero();
    assertThat(JSON.readTree(err.toString(StandardCharsets.UTF_8)).get("message").asText())
        .isEqualTo(
            "COUNTINGHOUSE_WEEK_STRAT is no setting and changes nothing;"
                + " is COUNTINGHOUSE_WEEK_START meant?");
  }

  @Test
  void aTaskThatNeedsMoreMemoryThanItMayTakeIsToldHowToGetIt() throws IOException {
    int exit =
        run(context -> {
          throw new OutOfMemoryError("Java heap space");
        });
    assertThat(exit).isEqualTo(78);
    assertThat(onlyLogLine().get("message").asText())
        .contains("Java heap space", "MiB", "COUNTINGHOUSE_JAVA_OPTIONS=-Xmx");
  }

  @Test
  void helpTellsTheOptionsAndTheExitCodesAndNeedsNoSettings() {
    environment.put("COUNTINGHOUSE_SQUARE_ACCESS_TOKEN_FILE", "absent");
    assertThat(run(context -> RunReport.builder().build(), "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--report", "--loaves", "75", "Temporary: try again later");
  }

  @Test
  void versionNamesTheTask() {
    assertThat(run(context -> RunReport.builder().build(), "--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringWhitespace("bake development");
  }

  @Test
  void aMissingSettingStopsTheTaskWithConfiguration() {
    assertThat(
            run(context -> RunReport.builder().source(context.settings().zone().getId()).build()))
        .isEqualTo(78);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("COUNTINGHOUSE_TIMEZONE is not set");
  }

  @Test
  void aReportThatCannotBeWrittenIsFoundBeforeTheWorkAndToldOnce() throws IOException {
    List<String> worked = new ArrayList<>();
    Path nowhere = folder.resolve("absent/report.json");
    int exit =
        run(
            context -> {
              worked.add("bread");
              return RunReport.builder().build();
            },
            "--report",
            nowhere.toString());
    assertThat(exit).isEqualTo(78);
    assertThat(worked).isEmpty();
    assertThat(onlyLogLine().get("message").asText())
        .contains("The run report cannot be written: " + nowhere.getParent() + " is no folder");
  }

  @Test
  void aReportCannotTakeThePlaceOfAFolder() throws IOException {
    assertThat(run(context -> RunReport.builder().build(), "--report", folder.toString()))
        .isEqualTo(78);
    assertThat(onlyLogLine().get("message").asText()).contains("it is a folder");
  }

  @Test
  void noSecretPassesTheLogTheReportOrAStackTrace() throws IOException {
    Path file = folder.resolve("report.json");
    String canary = "cs_canary\"with\\odd chars";
    environment.put("COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET", canary);
    environment.put(
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY", "-----BEGIN KEY-----\nline-one-of-the-key\n");
    run(
        context -> {
          context.log().info("key " + canary, "value", canary);
          context.log().warn("line-one-of-the-key");
          throw TaskFailure.refused("refused " + canary, canary, canary, new IOException(canary));
        },
        "--report",
        file.toString());
    run(context -> {
      throw new IOException(canary);
    });
    assertThat(err.toString(StandardCharsets.UTF_8) + Files.readString(file))
        .doesNotContain("canary")
        .doesNotContain("line-one")
        .contains("***");
  }

  @Test
  void aPersonAtATerminalSeesPlainLines() {
    Host terminal = new Host(environment, stream(out), stream(err), true, Clock.systemUTC());
    Bake task = new Bake();
    task.recipe =
        context -> {
          try (Progress.Counter counter = context.progress().start("loaves", OptionalLong.of(4))) {
            counter.add(4);
          }
          return RunReport.builder().rowsRead(4).build();
        };
    assertThat(TaskRunner.run(new String[0], task, terminal)).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("4 rows read").doesNotContain("{");
  }

  @Test
  void progressIsALogLineNowAndThen() throws IOException {
    SteppingClock clock = new SteppingClock(NOW);
    Log log = new Log("bake", stream(err), false, clock);
    try (Progress.Counter counter =
        new Progress(log, stream(err), false, clock).start("loaves", OptionalLong.of(30))) {
      for (int i = 0; i < 30; i++) {
        clock.step();
        counter.add(1);
      }
      assertThat(counter.count()).isEqualTo(30);
    }
    List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(JSON.readTree(lines.getFirst()).get("count").asInt()).isEqualTo(10);
  }

  private int run(Task recipe, String... args) {
    Bake task = new Bake();
    task.recipe = recipe;
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return TaskRunner.run(
        args, task, new Host(environment, stream(out), stream(err), false, clock));
  }

  private JsonNode onlyLogLine() throws IOException {
    List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(1);
    return JSON.readTree(lines.getFirst());
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Command(name = "bake", description = "Bakes.")
  private static final class Bake implements Task {
    @Option(names = "--loaves", description = "How many.")
    int loaves;

    @Option(names = "--from")
    @Nullable Instant from;

    @Option(names = "--until")
    @Nullable LocalDate until;

    Task recipe = context -> RunReport.builder().rowsRead(loaves).build();

    @Override
    public RunReport run(TaskContext context) throws Exception {
      return recipe.run(context);
    }
  }
}
