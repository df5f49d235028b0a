package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that stands for another one. */
final class ReplacementTest {
  @TempDir Path folder;
  private Lake lake = Lake.open(URI.create("file:///nowhere"));
  private Manifest old;

  @BeforeEach
  void openLake() {
    lake = Lake.open(folder.toUri());
    old = Examples.twoOrders(lake, Examples.window());
  }

  private Manifest replace(Manifest run) {
    try (RunWriter writer = lake.startReplacement(run, Examples.HEAD)) {
      writer.write(Examples.ORDERS, "A", null, null);
      return writer.commit();
    }
  }

  @Test
  void itHasTheRangeAndTheColumnsOfTheOtherAndNamesIt() {
    Manifest replacement = replace(old);
    assertThat(replacement.replaces()).containsExactly(old.runId());
    assertThat(replacement.from()).isEqualTo(old.from());
    assertThat(replacement.extractedAt()).isEqualTo(old.extractedAt());
    assertThat(replacement.schemaFingerprint()).isEqualTo(old.schemaFingerprint());
  }

  @Test
  void fromItsCommitOnTheOtherCountsNowhereAndTheWatermarkStays() {
    Instant start = Examples.FROM.minus(Duration.ofDays(1));
    Instant watermark = Watermark.of(lake.manifests(), start);
    Manifest replacement = replace(old);
    assertThat(lake.manifests()).containsExactly(replacement);
    assertThat(lake.manifests("square", "orders")).containsExactly(replacement);
    assertThat(lake.replaced()).containsExactly(old);
    assertThat(Watermark.of(lake.manifests(), start)).isEqualTo(watermark);
  }

  @Test
  void oneThatIsReplacedAgainStandsForAllBefore() {
    Manifest first = replace(old);
    Manifest second = replace(first);
    assertThat(second.replaces()).containsExactly(old.runId(), first.runId());
    lake.remove(first);
    assertThat(lake.manifests()).containsExactly(second);
    assertThat(lake.replaced()).containsExactly(old);
  }

  @Test
  void itsPlaceAmongRunsThatWereReadAtTheSameInstantIsThatOfTheOther() {
    Manifest other = Examples.twoOrders(lake, Examples.window());
    List<String> before = lake.manifests().stream().map(Manifest::runId).toList();
    Manifest first = lake.manifests().getFirst();
    Manifest replacement = replace(first);
    assertThat(lake.manifests().getFirst()).isEqualTo(replacement);
    assertThat(before).contains(other.runId()).hasSize(2);
  }

  @Test
  void removingTakesTheFilesAndOnlyOfWhatWasReplaced() {
    assertThatThrownBy(() -> lake.remove(old)).isInstanceOf(IllegalArgumentException.class);
    replace(old);
    lake.remove(old);
    assertThat(folder.resolve(old.folder())).doesNotExist();
    assertThat(lake.replaced()).isEmpty();
  }

  @Test
  void aRemovalThatWasInterruptedIsFoundAgain() throws Exception {
    replace(old);
    Files.delete(folder.resolve(old.folder()).resolve("orders.parquet"));
    assertThat(lake.replaced()).containsExactly(old);
    lake.remove(old);
    assertThat(folder.resolve(old.folder())).doesNotExist();
  }

  @Test
  void aManifestOfBeforeSaysNothingOfReplacing() throws Exception {
    assertThat(Files.readString(folder.resolve(old.folder()).resolve("manifest.json")))
        .doesNotContain("replaces");
    assertThat(lake.manifests()).containsExactly(old);
  }

  @Test
  void oneWithADamagedManifestHidesWhatItStandsForAllTheSame() throws Exception {
    Manifest other = Examples.twoOrders(lake, Examples.window());
    Manifest first = replace(old);
    Files.writeString(folder.resolve(first.folder()).resolve("manifest.json"), "{");
    assertThat(lake.readableManifests(unreadable -> {})).containsExactly(other);
  }

  @Test
  void oneThatWasItselfReplacedMayBeDamaged() throws Exception {
    Manifest first = replace(old);
    Manifest second = replace(first);
    Files.writeString(folder.resolve(first.folder()).resolve("manifest.json"), "{");
    assertThat(lake.readableManifests(unreadable -> {})).containsExactly(second);
  }
}
