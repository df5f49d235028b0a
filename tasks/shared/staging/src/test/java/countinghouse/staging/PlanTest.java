package countinghouse.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LoadedRuns.Loaded;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is folded and in which order, without a warehouse. */
final class PlanTest {
  private static final HeadName HEAD = new HeadName("shop", "refunds");
  private static final Instant DAY1 = Instant.parse("2026-03-01T03:00:00Z");
  private static final Instant DAY2 = Instant.parse("2026-03-02T03:00:00Z");
  private static final Instant DAY3 = Instant.parse("2026-03-03T03:00:00Z");

  @Test
  void whatIsNotLoadedIsFoldedInTheOrderOfReadingAndAtOneMomentOfTheIds() {
    Plan plan = plan(List.of(run("c", DAY2), run("b", DAY2), run("a", DAY3), run("d", DAY1)));

    assertThat(plan.runs()).extracting(Run::id).containsExactly("d", "b", "c", "a");
    assertThat(plan.fromScratch()).isFalse();
    assertThat(plan.sourceKind()).isEqualTo("woocommerce");
  }

  @Test
  void whatIsLoadedIsNotFoldedAgain() {
    Plan plan = plan(List.of(run("a", DAY1), run("b", DAY2)), run("a", DAY1));

    assertThat(plan.runs()).extracting(Run::id).containsExactly("b");
    assertThat(plan.loaded()).extracting(Loaded::runId).containsExactly("a");
    assertThat(plan.fromScratch()).isFalse();
  }

  @Test
  void nothingNewIsNothingToDo() {
    assertThat(plan(List.of(run("a", DAY1)), run("a", DAY1)).runs()).isEmpty();
  }

  @Test
  void whatIsOnlyAddedAsksNothingOfTheRunsBefore() {
    Plan plan =
        Plan.of(
            HEAD,
            List.of(run("b", DAY2)),
            List.of(new Loaded(run("a", DAY1).extractedAt(), "a")),
            () -> fail("the lake was asked for all runs of the head"));

    assertThat(plan.runs()).extracting(Run::id).containsExactly("b");
  }

  @Test
  void aRunThatCameTooLateAsksForANewFoldOfEverything() {
    Run first = run("a", DAY1);
    Run last = run("c", DAY3);
    Plan plan = plan(List.of(last, run("b", DAY2), first), first, last);

    assertThat(plan.runs()).extracting(Run::id).containsExactly("a", "b", "c");
    assertThat(plan.fromScratch()).isTrue();
  }

  @Test
  void ofTwoReadAtOneMomentTheIdSaysWhichIsLate() {
    Run loaded = run("b", DAY1);

    assertThat(plan(List.of(loaded, run("a", DAY1)), loaded).fromScratch()).isTrue();
    assertThat(plan(List.of(loaded, run("c", DAY1)), loaded).fromScratch()).isFalse();
    assertThat(plan(List.of(loaded, run("a", DAY2)), loaded).fromScratch()).isFalse();
  }

  @Test
  void aRunThatStandsForALoadedOneAsksForANewFoldWithoutThatOne() {
    Run erased = run("e", DAY2, RunKind.WINDOW, true, "a");
    Plan plan = plan(List.of(run("b", DAY1), erased), run("a", DAY1), run("b", DAY1));

    assertThat(plan.fromScratch()).isTrue();
    assertThat(plan.runs()).extracting(Run::id).containsExactly("b", "e");
  }

  @Test
  void aRunThatStandsForOneThatWasNeverLoadedIsFoldedLikeAnyOther() {
    Run erased = run("e", DAY2, RunKind.WINDOW, true, "z");
    Plan plan = plan(List.of(run("a", DAY1), erased), run("a", DAY1));

    assertThat(plan.fromScratch()).isFalse();
    assertThat(plan.runs()).extracting(Run::id).containsExactly("e");
  }

  @Test
  void aNewFoldNeedsEveryRunThatWasLoadedOrOneThatStandsForIt() {
    Run erased = run("e", DAY1, RunKind.WINDOW, true, "a");
    Run late = run("d", DAY1);
    TaskFailure failure =
        catchThrowableOfType(
            TaskFailure.class,
            () ->
                plan(
                    List.of(erased, late),
                    run("a", DAY1),
                    run("y", DAY2),
                    run("x", DAY2),
                    run("w", DAY3)));

    assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(failure)
        .hasMessageContaining("Run d asks for a new fold")
        .hasMessageContaining("runs that were loaded: [w, x, y].")
        .hasMessageContaining("shop/refunds");
  }

  @Test
  void idsAloneHaveNoContentToFold() {
    assertThat(plan(List.of(run("a", DAY1, RunKind.IDS, true))).steps())
        .containsExactly(new Plan.Step.Snapshot(0));
    assertThat(plan(List.of(run("a", DAY1, RunKind.IDS, false))).steps()).isEmpty();
  }

  @Test
  void aFullRunIsContentFirstAndThenASnapshotAndAnIncompleteOneOnlyContent() {
    assertThat(plan(List.of(run("a", DAY1), run("b", DAY2, RunKind.FULL, true))).steps())
        .containsExactly(new Plan.Step.Content(0, 1), new Plan.Step.Snapshot(1));
    assertThat(plan(List.of(run("a", DAY1), run("b", DAY2, RunKind.FULL, false))).steps())
        .containsExactly(new Plan.Step.Content(0, 1));
  }

  @Test
  void timesAreThoseOfTheWarehouseInUtcAndWholeMicroseconds() {
    Instant precise = Instant.parse("2026-03-01T03:00:00.123456789Z");
    LocalDateTime kept = LocalDateTime.of(2026, 3, 1, 3, 0, 0, 123_456_000);
    Run run = new Run(manifest("a", precise, RunKind.WINDOW, true));

    assertThat(run.extractedAt()).isEqualTo(kept);
    assertThat(run.from()).isEqualTo(kept);
    assertThat(run.to()).isEqualTo(kept);
    assertThat(run("a", precise, RunKind.FULL, true).from()).isNull();
  }

  static Plan plan(List<Run> committed, Run... loaded) {
    return Plan.of(
        HEAD,
        committed,
        List.of(loaded).stream().map(run -> new Loaded(run.extractedAt(), run.id())).toList(),
        () -> committed);
  }

  private static Run run(String id, Instant extractedAt) {
    return run(id, extractedAt, RunKind.WINDOW, true);
  }

  static Run run(
      String id, Instant extractedAt, RunKind kind, boolean complete, String... replaces) {
    return new Run(manifest(id, extractedAt, kind, complete, replaces));
  }

  private static Manifest manifest(
      String id, Instant time, RunKind kind, boolean complete, String... replaces) {
    return new Manifest(
        1,
        id,
        HEAD.source(),
        "woocommerce",
        HEAD.head(),
        kind,
        kind == RunKind.FULL ? null : time,
        time,
        time,
        complete,
        ZoneOffset.UTC,
        "USD",
        "",
        "",
        List.of(),
        List.of(replaces));
  }
}
