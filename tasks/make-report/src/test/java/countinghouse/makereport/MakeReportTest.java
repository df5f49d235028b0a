package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.migratewarehouse.Migration;
import countinghouse.taskkit.Settings;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeReportTest {
  private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);

  @TempDir Path folder;

  private TaskRun run(String url, String... options) {
    return TaskRun.of(new MakeReport(), Map.of("COUNTINGHOUSE_WAREHOUSE", url), CLOCK, options);
  }

  private TaskRun kept(String url) {
    return TaskRun.of(
        new MakeReport(),
        Map.of(
            "COUNTINGHOUSE_WAREHOUSE",
            url,
            "COUNTINGHOUSE_REPORTS",
            folder.resolve("reports").toString()),
        CLOCK);
  }

  private List<String> reports() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("reports"))) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void itWritesOneFileAndSaysWhich() throws IOException {
    Path file = folder.resolve("new/report.html");
    TaskRun run = run(Samples.usual().published(folder), "--out", file.toString());
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>\n").endsWith("</html>\n");
    assertThat(run.report().path("details").path("file").asText()).isEqualTo(file.toString());
    assertThat(run.report().path("run").asText()).isEqualTo(SampleMarts.BUILD);
  }

  @Test
  void theFolderKeepsTheReportByItsBuildAndAsTheLatest() throws IOException {
    String url = Samples.usual().published(folder);
    assertThat(kept(url).exitCode()).isZero();
    assertThat(kept(url).exitCode()).isZero();
    assertThat(reports()).containsExactly(SampleMarts.BUILD + ".html", "latest.html");
    assertThat(folder.resolve("reports/latest.html"))
        .hasSameBinaryContentAs(folder.resolve("reports/" + SampleMarts.BUILD + ".html"));
  }

  @Test
  void theOldestBeyondThirtyGoAndWhatIsNoReportStays() throws IOException {
    Path reports = Files.createDirectories(folder.resolve("reports"));
    for (int day = 1; day <= 31; day++) {
      Files.writeString(reports.resolve("b202605%02dt070000_1.html".formatted(day)), "old");
    }
    Files.writeString(reports.resolve("mine.html"), "a note");
    assertThat(kept(Samples.usual().published(folder)).exitCode()).isZero();
    assertThat(reports())
        .hasSize(ReportFolder.KEPT + 2)
        .contains(
            "b20260503t070000_1.html", SampleMarts.BUILD + ".html", "latest.html", "mine.html")
        .doesNotContain("b20260502t070000_1.html");
  }

  @Test
  void itReadsOnly() throws IOException {
    String url = Samples.usual().published(folder);
    byte[] before = Files.readAllBytes(folder.resolve("warehouse.duckdb"));
    assertThat(kept(url).exitCode()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("warehouse.duckdb"))).isEqualTo(before);
  }

  @Test
  void withoutAnythingPublishedItSaysWhatToDo() {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Migration.migrate(url);
    TaskRun run = kept(url);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.messages("error").toString())
        .contains("No marts are published yet", "Publish a build first");
  }

  @Test
  void behindAPrefixTheMartsOfOthersAreNotReported() {
    Map<String, String> settings =
        Map.of(
            "COUNTINGHOUSE_WAREHOUSE",
            Samples.usual().published(folder),
            "COUNTINGHOUSE_SCHEMA_PREFIX",
            "dev_anna_");
    Migration.migrate(Settings.from(settings));
    TaskRun run = TaskRun.of(new MakeReport(), settings, CLOCK);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.messages("error").toString()).contains("No marts are published yet");
  }

  @Test
  void withoutAFolderItGoesBesideTheWarehouse() throws IOException {
    TaskRun run = run(Samples.usual().published(folder));
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(reports()).containsExactly(SampleMarts.BUILD + ".html", "latest.html");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("reports"), "a file where a folder should be");
    TaskRun run = kept(Samples.usual().published(folder));
    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.messages("error").toString())
        .contains("cannot be written", file.getFileName().toString());
  }
}
