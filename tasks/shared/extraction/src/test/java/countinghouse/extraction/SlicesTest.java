package countinghouse.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicesTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LOOKBACK = Duration.ofDays(3);

  @TempDir Path folder;

  @Test
  void aStatedStretchIsCutWithoutGapOrOverlap() {
    List<Window> slices = new ArrayList<>();
    Slices.stated(new Window(BEGIN, day(70)), slices::add);
    assertThat(slices).containsExactly(window(0, 30), window(30, 60), window(60, 70));
  }

  @Test
  void anEmptyStretchIsOneEmptySlice() {
    List<Window> slices = new ArrayList<>();
    Slices.stated(new Window(BEGIN, BEGIN), slices::add);
    assertThat(slices).containsExactly(window(0, 0));
  }

  @Test
  void historyBeginsWithTheFirstRecordAndThenWhereItBegan() {
    assertThat(read(40, null, 5)).containsExactly(window(5, 35), window(32, 40));
    assertThat(read(41, null, 7)).containsExactly(window(37, 41));
  }

  @Test
  void aBackfillBeforeTheFirstDailyRunIsNotTakenForTheBeginning() {
    commit(Lake.open(folder.toUri()), window(20, 30));
    assertThat(read(40, null, 5)).containsExactly(window(5, 35), window(32, 40));
  }

  /** A list of all ids begins before any shop was there. */
  @Test
  void aListOfIdsIsNotTakenForTheBeginning() {
    Lake lake = Lake.open(folder.toUri());
    assertThat(new SampleRuns(lake).commit(RunKind.IDS, new Window(Instant.EPOCH, day(1))).from())
        .isEqualTo(Instant.EPOCH);
    assertThat(read(40, null, 5)).containsExactly(window(5, 35), window(32, 40));
  }

  @Test
  void whatTheSourceHasForgottenMovesNoBeginning() {
    read(40, null, 5);
    assertThat(read(41, null, null)).containsExactly(window(37, 41));
  }

  @Test
  void aStartMovedEarlierReadsTheMissingPartFirst() {
    assertThat(read(40, 20, null)).containsExactly(window(20, 40));
    assertThat(read(41, 10, null)).containsExactly(window(10, 40), window(37, 41));
  }

  @Test
  void whatIsKnownUpToTheEndIsNotReadAgain() {
    assertThat(read(40, 20, null)).hasSize(1);
    assertThat(read(40, 20, null)).isEmpty();
  }

  @Test
  void aBeginningThatIsStillToComeLeavesTheLookback() {
    assertThat(read(40, 50, null)).containsExactly(window(37, 40));
  }

  @Test
  void anEmptySourceLeavesTheLookback() {
    assertThat(read(40, null, null)).containsExactly(window(37, 40));
  }

  /** What a run reads up to a day; it reaches that day whatever it has to read. */
  private List<Window> read(int to, @Nullable Integer stated, @Nullable Integer firstRecord) {
    Lake lake = Lake.open(folder.toUri());
    List<Window> slices = new ArrayList<>();
    Instant watermark =
        Slices.missing(
            lake.manifests("till", "orders"),
            day(to),
            Optional.ofNullable(stated).map(SlicesTest::day),
            () -> Optional.ofNullable(firstRecord).map(SlicesTest::day),
            LOOKBACK,
            slice -> {
              slices.add(slice);
              return commit(lake, slice);
            });
    assertThat(watermark).isEqualTo(day(to));
    return slices;
  }

  private static Manifest commit(Lake lake, Window slice) {
    return new SampleRuns(lake).commit(RunKind.WINDOW, slice);
  }

  private static Window window(int from, int to) {
    return new Window(day(from), day(to));
  }

  private static Instant day(int number) {
    return BEGIN.plus(Duration.ofDays(number));
  }
}
