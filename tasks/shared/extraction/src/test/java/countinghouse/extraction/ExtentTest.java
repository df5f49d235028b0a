package countinghouse.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtentTest {
  private static final Instant SUNDAY = Instant.parse("2026-11-15T03:00:00Z");
  private static final Instant NOW = SUNDAY.plus(Duration.ofDays(6));
  private static final Window LATELY = new Window(NOW.minus(Duration.ofDays(90)), NOW);
  private static final Window EVERYTHING = new Window(Instant.EPOCH, NOW);

  @TempDir Path folder;
  private SampleRuns runs = new SampleRuns(Lake.open(Path.of("").toUri()));

  @BeforeEach
  void openLake() {
    runs = new SampleRuns(Lake.open(folder.toUri()));
  }

  @Test
  void withoutAWishForEverythingTheLakeIsNotAsked() {
    assertThat(new Extent.Ids(LATELY, Optional.empty()).windows(() -> fail("it was asked")))
        .containsExactly(LATELY);
  }

  @Test
  void everythingIsListedWhenItWasNotSince() {
    assertThat(windows()).containsExactly(LATELY, EVERYTHING);
    assertThat(windows(listed(SUNDAY.minusSeconds(1)))).containsExactly(LATELY, EVERYTHING);
  }

  @Test
  void everythingThatWasListedSinceIsNotListedAgain() {
    assertThat(windows(listed(SUNDAY))).containsExactly(LATELY);
    assertThat(windows(listed(NOW.minusSeconds(1)))).containsExactly(LATELY);
  }

  @Test
  void whatIsNoWholeListingDoesNotStandForOne() {
    assertThat(
            windows(
                runs.commit(RunKind.IDS, new Window(SUNDAY, NOW), "A"),
                runs.commit(RunKind.WINDOW, EVERYTHING, "A"),
                runs.commitIncomplete(RunKind.IDS, EVERYTHING, "A")))
        .containsExactly(LATELY, EVERYTHING);
  }

  private Manifest listed(Instant at) {
    return runs.commit(RunKind.IDS, new Window(Instant.EPOCH, at), "A");
  }

  private static List<Window> windows(Manifest... committed) {
    return new Extent.Ids(LATELY, Optional.of(SUNDAY)).windows(() -> List.of(committed));
  }
}
