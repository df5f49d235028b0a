package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.taskkit.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Time is counted in days from day 0; the naive model ticks off single days. */
final class WatermarkProperties {
  private static final Instant DAY_0 = Instant.parse("2026-01-01T00:00:00Z");

  record Run(RunKind kind, int from, int to) {}

  @Property
  void theWatermarkIsTheFirstDayThatNoWindowCovers(
      @ForAll("runs") List<Run> runs, @ForAll @IntRange(max = 40) int start) {
    BitSet seen = new BitSet();
    runs.stream()
        .filter(it -> it.kind() == RunKind.WINDOW)
        .forEach(it -> seen.set(it.from(), it.to()));

    assertThat(Watermark.of(manifests(runs), day(start))).isEqualTo(day(seen.nextClearBit(start)));
  }

  @Property
  void theOrderOfManifestsDoesNotMatter(@ForAll("runs") List<Run> runs, @ForAll long seed) {
    List<Manifest> shuffled = new ArrayList<>(manifests(runs));
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(Watermark.of(shuffled, DAY_0)).isEqualTo(Watermark.of(manifests(runs), DAY_0));
  }

  @Property
  void aFurtherRunNeverLowersIt(@ForAll("runs") List<Run> runs, @ForAll("run") Run further) {
    List<Run> more = new ArrayList<>(runs);
    more.add(further);

    assertThat(Watermark.of(manifests(more), DAY_0))
        .isAfterOrEqualTo(Watermark.of(manifests(runs), DAY_0));
  }

  @Property
  void readingWhatIsNextUntilNothingIsLeavesNoGap(
      @ForAll("runs") List<Run> before,
      @ForAll @IntRange(max = 20) int start,
      @ForAll @IntRange(min = 20, max = 45) int to,
      @ForAll @IntRange(max = 5) int lookback,
      @ForAll @IntRange(min = 1, max = 9) int slice) {
    List<Run> runs = new ArrayList<>(before);
    Optional<Window> next = next(runs, start, to, lookback, slice);
    while (next.isPresent()) {
      assertThat(next.get().from()).isAfterOrEqualTo(day(start));
      assertThat(next.get().to()).isBeforeOrEqualTo(day(to));
      runs.add(new Run(RunKind.WINDOW, number(next.get().from()), number(next.get().to())));
      assertThat(runs).hasSizeLessThan(200);
      next = next(runs, start, to, lookback, slice);
    }

    assertThat(Watermark.of(manifests(runs), day(start))).isAfterOrEqualTo(day(to));
  }

  private static Optional<Window> next(List<Run> runs, int start, int to, int lookback, int slice) {
    return Watermark.next(
        manifests(runs), day(start), day(to), Duration.ofDays(lookback), Duration.ofDays(slice));
  }

  @Provide
  Arbitrary<List<Run>> runs() {
    return run().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<Run> run() {
    Arbitrary<RunKind> kinds =
        Arbitraries.of(RunKind.WINDOW, RunKind.WINDOW, RunKind.CREATED, RunKind.IDS);
    return Combinators.combine(
            kinds, Arbitraries.integers().between(0, 40), Arbitraries.integers().between(0, 9))
        .as((kind, from, length) -> new Run(kind, from, from + length));
  }

  private static List<Manifest> manifests(List<Run> runs) {
    List<Manifest> manifests = new ArrayList<>();
    for (Run run : runs) {
      manifests.add(manifest(run, manifests.size()));
    }
    return manifests;
  }

  private static Manifest manifest(Run run, int number) {
    return new Manifest(
        1,
        "run" + number,
        "square",
        "square",
        "orders",
        run.kind(),
        day(run.from()),
        day(run.to()),
        DAY_0,
        true,
        ZoneId.of("UTC"),
        "USD",
        "",
        "",
        List.of(),
        List.of());
  }

  private static Instant day(int number) {
    return DAY_0.plus(Duration.ofDays(number));
  }

  private static int number(Instant day) {
    return Math.toIntExact(Duration.between(DAY_0, day).toDays());
  }
}
