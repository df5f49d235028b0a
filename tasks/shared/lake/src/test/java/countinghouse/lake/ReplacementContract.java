package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that stands for another one, whatever holds the lake. */
abstract class ReplacementContract {
  private LakeFixture fixture = new FolderFixture(Path.of("nowhere"));
  private Lake lake = fixture.open();
  private Manifest old;

  abstract LakeFixture fixture();

  @BeforeEach
  void openLake() {
    fixture = fixture();
    lake = fixture.open();
    old = Examples.twoOrders(lake, Examples.window());
  }

  @AfterEach
  void closeLake() {
    lake.close();
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
    assertThat(lake.replaced()).containsExactlyInAnyOrder(old, first);
    lake.removeReplaced(run -> {});
    assertThat(lake.manifests()).containsExactly(second);
    assertThat(lake.replaced()).isEmpty();
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
  void removingTakesTheFilesAndOnlyOfWhatWasReplaced() throws Exception {
    lake.removeReplaced(run -> fail("nothing stands for " + run));
    Manifest replacement = replace(old);
    List<Manifest> removed = new ArrayList<>();
    lake.removeReplaced(removed::add);
    assertThat(removed).containsExactly(old);
    assertThat(lake.manifests()).containsExactly(replacement);
    assertThat(fixture.everything()).noneMatch(key -> key.startsWith(old.folder() + "/"));
    assertThat(lake.replaced()).isEmpty();
  }

  @Test
  void aRemovalThatWasInterruptedIsFoundAgain() throws Exception {
    replace(old);
    fixture.remove(old.folder() + "/orders.parquet");
    assertThat(lake.replaced()).containsExactly(old);
    lake.removeReplaced(run -> {});
    assertThat(fixture.everything()).noneMatch(key -> key.startsWith(old.folder() + "/"));
  }

  @Test
  void aManifestOfBeforeSaysNothingOfReplacing() throws Exception {
    assertThat(fixture.bytes(old.folder() + "/manifest.json"))
        .asString(StandardCharsets.UTF_8)
        .doesNotContain("replaces");
    assertThat(lake.manifests()).containsExactly(old);
  }

  @Test
  void whoWantsOneOfThemAloneIsToldWhichOfThemCounts() {
    Examples.twoOrders(lake, Examples.window());
    Manifest replacement = replace(old);
    for (Manifest wanted : List.of(old, replacement)) {
      assertThat(
              lake.readableManifests(
                  run -> run.runId().equals(wanted.runId()), unreadable -> fail(unreadable)))
          .containsExactly(replacement);
    }
  }

  @Test
  void oneWithADamagedManifestHidesWhatItStandsForAllTheSame() throws Exception {
    Manifest other = Examples.twoOrders(lake, Examples.window());
    Manifest first = replace(old);
    fixture.put(first.folder() + "/manifest.json", new byte[] {'{'});
    assertThat(lake.readableManifests(unreadable -> {})).containsExactly(other);
  }

  @Test
  void oneThatWasItselfReplacedMayBeDamaged() throws Exception {
    Manifest first = replace(old);
    Manifest second = replace(first);
    fixture.put(first.folder() + "/manifest.json", new byte[] {'{'});
    assertThat(lake.readableManifests(unreadable -> {})).containsExactly(second);
  }
}
