package countinghouse.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import countinghouse.apiclient.json.Drift;
import countinghouse.apiclient.json.FieldPaths;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.Dataset;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Window;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommittedRunsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-19T03:00:00Z");
  private static final Window FIRST = new Window(BEGIN, BEGIN.plus(Duration.ofDays(1)));
  private static final Window SECOND = new Window(FIRST.to(), BEGIN.plus(Duration.ofDays(2)));

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final CommittedRuns committed =
      new CommittedRuns(
          new Log(
              "extract",
              new PrintStream(said, true, StandardCharsets.UTF_8),
              false,
              Clock.fixed(SECOND.to(), ZoneOffset.UTC)));

  @Test
  void allRunsAreReportedAsOneExtraction() {
    SampleRuns runs = new SampleRuns(Lake.open(folder.toUri()));
    Manifest first = committed.add(runs.commit(RunKind.WINDOW, FIRST, "A", "B"));
    Manifest second = committed.add(runs.commit(RunKind.WINDOW, SECOND, "C"));

    RunReport report = report();

    assertThat(report.rows().read()).isEqualTo(3);
    assertThat(report.run()).isEqualTo(second.runId());
    assertThat(report.window()).isEqualTo(new Window(FIRST.from(), SECOND.to()));
    assertThat(report.details())
        .containsEntry("runs", List.of(first.folder(), second.folder()))
        .containsEntry("complete", true)
        .containsEntry("rows_by_entity", Map.of("orders", 3L));
    assertThat(report.inputs())
        .containsExactly(Dataset.in(Dataset.Place.SQUARE, "orders").withRows(3));
    assertThat(report.outputs())
        .singleElement()
        .satisfies(lake -> {
          assertThat(lake.place()).isEqualTo(Dataset.Place.LAKE);
          assertThat(lake.name()).isEqualTo("till/orders");
          assertThat(lake.rows()).isEqualTo(OptionalLong.of(3));
          assertThat(lake.bytes())
              .isEqualTo(
                  OptionalLong.of(
                      first.files().getFirst().bytes() + second.files().getFirst().bytes()));
        });
  }

  @Test
  void eachRunIsLoggedAndAnIncompleteOneIsWarnedOf() {
    SampleRuns runs = new SampleRuns(Lake.open(folder.toUri()));
    Manifest whole = committed.add(runs.commit(RunKind.WINDOW, FIRST, "A"));
    assertThat(said()).contains("\"committed\"", whole.folder()).doesNotContain("warning");

    Manifest part = committed.add(runs.commitIncomplete(RunKind.WINDOW, SECOND, "C"));
    assertThat(said()).contains("warning", "counts more records than it shows", part.folder());
    assertThat(report().details()).containsEntry("complete", false);
  }

  @Test
  void anExtractionWithoutARunHasNoneToName() {
    RunReport report = report();

    assertThat(report.run()).isNull();
    assertThat(report.window()).isNull();
    assertThat(report.rows().read()).isZero();
  }

  @Test
  void fieldsThatNobodyKnewAreWarnedOfAndReported() {
    Drift drift = new Drift(FieldPaths.of("id"));
    drift.see(JsonNodeFactory.instance.objectNode().put("id", 1).put("mood", "good"));

    assertThat(committed.report("till", "orders", drift).build().details())
        .containsEntry("unknown_fields", Map.of("mood", 1L));
    assertThat(said()).contains("warning", "fields that are unknown", "mood");
  }

  private RunReport report() {
    RunReport report = committed.report("till", "orders", new Drift(FieldPaths.of())).build();
    assertThat(report.source()).isEqualTo("till");
    assertThat(report.head()).isEqualTo("orders");
    return report;
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
