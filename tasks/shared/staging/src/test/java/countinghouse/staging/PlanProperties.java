package countinghouse.staging;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.lake.RunKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order of work, whatever the runs. */
final class PlanProperties {
  private static final Instant DAY = Instant.parse("2026-03-01T03:00:00Z");

  @Property
  void everythingWithContentIsFoldedOnceAndEverySnapshotBetweenWhatWasReadBeforeAndAfterIt(
      @ForAll("runs") List<Run> runs) {
    List<Integer> folded = new ArrayList<>();
    List<Integer> snapshots = new ArrayList<>();
    for (Plan.Step step : PlanTest.plan(runs).steps()) {
      switch (step) {
        case Plan.Step.Content(int first, int last) -> {
          assertThat(snapshots).allMatch(number -> number < first);
          IntStream.rangeClosed(first, last).forEach(folded::add);
        }
        case Plan.Step.Snapshot(int number) -> {
          assertThat(folded).allMatch(before -> before <= number);
          snapshots.add(number);
        }
      }
    }

    assertThat(snapshots).containsExactlyElementsOf(numbers(runs, Run::isSnapshot));
    assertThat(folded)
        .isSorted()
        .doesNotHaveDuplicates()
        .containsAll(numbers(runs, run -> !run.isIds()));
  }

  /** Runs of every kind, each a second after the one before. */
  @Provide
  Arbitrary<List<Run>> runs() {
    return Combinators.combine(Arbitraries.of(RunKind.class), Arbitraries.of(true, false))
        .as((kind, complete) -> run(0, kind, complete))
        .list()
        .ofMaxSize(8)
        .map(all ->
            IntStream.range(0, all.size())
                .mapToObj(number -> at(all.get(number), number))
                .toList());
  }

  private static Run at(Run run, int number) {
    return run(number, run.manifest().kind(), run.manifest().complete());
  }

  private static Run run(int number, RunKind kind, boolean complete) {
    return PlanTest.run("r" + number, DAY.plusSeconds(number), kind, complete);
  }

  private static List<Integer> numbers(List<Run> runs, Predicate<Run> condition) {
    return IntStream.range(0, runs.size())
        .filter(number -> condition.test(runs.get(number)))
        .boxed()
        .toList();
  }
}
