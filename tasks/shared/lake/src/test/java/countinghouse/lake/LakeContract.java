package countinghouse.lake;

import static countinghouse.lake.Examples.EXTRACTED_AT;
import static countinghouse.lake.Examples.FROM;
import static countinghouse.lake.Examples.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import countinghouse.testsupport.DuckDb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lake does, whatever holds it. */
abstract class LakeContract {
  private LakeFixture fixture = new FolderFixture(Path.of("nowhere"));
  private Lake lake = fixture.open();

  abstract LakeFixture fixture();

  @BeforeEach
  void openLake() {
    fixture = fixture();
    lake = fixture.open();
  }

  @AfterEach
  void closeLake() {
    lake.close();
  }

  @Test
  void aRunLiesInAFolderOfItsOwnBesideItsManifest() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());

    assertThat(manifest.folder()).matches("square/orders/run=20261121T025800Z-[0-9a-f]{16}");
    assertThat(fixture.everything())
        .containsExactlyInAnyOrder(
            manifest.folder() + "/orders.parquet",
            manifest.folder() + "/order_lines.parquet",
            manifest.folder() + "/manifest.json");
  }

  @Test
  void theManifestSaysWhatTheRunHolds() {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());

    assertThat(manifest.kind()).isEqualTo(RunKind.WINDOW);
    assertThat(manifest.from()).isEqualTo(FROM);
    assertThat(manifest.to()).isEqualTo(TO);
    assertThat(manifest.extractedAt()).isEqualTo(EXTRACTED_AT);
    assertThat(manifest.complete()).isTrue();
    assertThat(manifest.rows()).isEqualTo(4);
    assertThat(manifest.files())
        .extracting(ManifestFile::entity, ManifestFile::rows)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("orders", 2L),
            org.assertj.core.groups.Tuple.tuple("order_lines", 2L));
    assertThat(manifest.headFile().head()).isTrue();
  }

  @Test
  void aManifestReadBackIsTheOneThatWasWritten() {
    Manifest written = Examples.twoOrders(lake, Examples.window());

    assertThat(lake.manifests("square", "orders")).containsExactly(written);
    assertThat(lake.manifests()).containsExactly(written);
    assertThat(lake.manifests("square", "payments")).isEmpty();
  }

  @Test
  void aClockThatCountsNanosecondsLeavesWholeMicrosecondsInTheLake() {
    Manifest written =
        Examples.twoOrders(lake, Examples.window(FROM, TO, EXTRACTED_AT.plusNanos(999)));

    assertThat(written.extractedAt()).isEqualTo(EXTRACTED_AT);
    assertThat(lake.manifests()).containsExactly(written);
  }

  @Test
  void nanosecondsInAManifestOfAnOlderVersionAreCutWhenItIsRead() throws IOException {
    Manifest written = Examples.twoOrders(lake, Examples.window());
    String key = written.folder() + "/manifest.json";
    String older =
        new String(fixture.bytes(key), StandardCharsets.UTF_8)
            .replace("03:00:07.500Z", "03:00:07.500000999Z");
    fixture.put(key, older.getBytes(StandardCharsets.UTF_8));

    assertThat(older).contains(".500000999Z");
    assertThat(lake.manifests()).containsExactly(written);
  }

  @Test
  void manifestsComeInTheOrderOfReading() {
    Manifest late =
        Examples.twoOrders(lake, Examples.window(FROM, TO, EXTRACTED_AT.plusSeconds(9)));
    Manifest early = Examples.twoOrders(lake, Examples.window());

    assertThat(lake.manifests()).containsExactly(early, late);
  }

  @Test
  void ofRunsThatAreNotWantedNoManifestIsRead() throws IOException {
    assertThat(lake.hasRuns()).isFalse();
    Manifest known = Examples.twoOrders(lake, Examples.window());
    Manifest wanted =
        Examples.twoOrders(lake, Examples.window(FROM, TO, EXTRACTED_AT.plusSeconds(9)));
    fixture.put(known.folder() + "/manifest.json", new byte[] {'{'});

    assertThat(
            lake.readableManifests(
                run -> !run.equals(new RunName("square", "orders", known.runId())),
                unreadable -> fail("it was read: " + unreadable)))
        .containsExactly(wanted);
    assertThat(lake.readableManifests(run -> false, unreadable -> {})).isEmpty();
    assertThat(lake.hasRuns()).isTrue();
  }

  @Test
  void childrenCarryTheNumberOfTheirHeadRecord() {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());

    Path orders = lake.verifiedPath(manifest, manifest.files().get(0));
    Path lines = lake.verifiedPath(manifest, manifest.files().get(1));
    assertThat(DuckDb.query("select record_number, id from '" + orders + "'"))
        .isEqualTo(List.of(List.of(0L, "A"), List.of(1L, "B")));
    assertThat(DuckDb.query("select record_number, uid, quantity::varchar from '" + lines + "'"))
        .isEqualTo(List.of(List.of(0L, "a1", "2.00000"), List.of(0L, "a2", "0.33333")));
  }

  @Test
  void anEmptyWindowIsARunOfNoRows() {
    try (RunWriter run = lake.startRun(Examples.window())) {
      Manifest manifest = run.commit();

      assertThat(manifest.rows()).isZero();
      assertThat(DuckDb.rows(lake.localPath(manifest, manifest.headFile()))).isEmpty();
    }
  }

  @Test
  void anIdsSnapshotHoldsIdsAndSaysWhetherItIsComplete() {
    try (RunWriter run = lake.startRun(Examples.ids(FROM, TO))) {
      run.write(Head.IDS, "A", "completed", FROM);
      run.write(Head.IDS, "B", null, null);
      Manifest manifest = run.commitIncomplete();

      assertThat(manifest.complete()).isFalse();
      assertThat(manifest.headFile().path()).isEqualTo("ids.parquet");
      assertThat(lake.manifests()).containsExactly(manifest);
      assertThat(
              DuckDb.query(
                  "select id, status from '" + lake.localPath(manifest, manifest.headFile()) + "'"))
          .hasSize(2);
    }
  }

  @Test
  void aHalfWrittenRunIsInvisible() {
    RunWriter killed = lake.startRun(Examples.window());
    killed.write(Examples.ORDERS, "A", null, null);

    assertThat(lake.manifests()).isEmpty();
  }

  @Test
  void aRunThatLostItsManifestDoesNotExist() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());
    fixture.remove(manifest.folder() + "/manifest.json");

    assertThat(lake.manifests()).isEmpty();
  }

  @Test
  void twoWritersOfTheSameWindowBecomeTwoRuns() {
    try (RunWriter one = lake.startRun(Examples.window());
        RunWriter other = lake.startRun(Examples.window())) {
      one.write(Examples.ORDERS, "A", null, null);
      other.write(Examples.ORDERS, "A", null, null);
      Manifest second = other.commit();
      Manifest first = one.commit();

      assertThat(first.runId()).isNotEqualTo(second.runId());
      assertThat(lake.manifests()).containsExactlyInAnyOrder(first, second);
    }
  }

  @Test
  void theSameRowsGiveTheSameBytesWhateverTheRun() {
    Manifest one = Examples.twoOrders(lake, Examples.window());
    Manifest other =
        Examples.twoOrders(lake, Examples.window(FROM, TO, EXTRACTED_AT.plusSeconds(9)));

    assertThat(one.files()).isEqualTo(other.files());
    assertThat(one.schemaFingerprint()).isEqualTo(other.schemaFingerprint());
  }

  @Test
  void aRunThatIsNotCommittedLeavesNothing() throws IOException {
    try (RunWriter run = lake.startRun(Examples.window())) {
      run.write(Examples.ORDERS, "A", null, null);
    }

    assertThat(lake.manifests()).isEmpty();
    assertThat(fixture.everything()).isEmpty();
  }

  @Test
  void orphansAreSweptAfterSevenDaysByTheClockAndCommittedRunsNever() throws IOException {
    Manifest kept = Examples.twoOrders(lake, Examples.window());
    Manifest orphan = Examples.twoOrders(lake, Examples.window());
    fixture.remove(orphan.folder() + "/manifest.json");
    Instant now = Clock.systemUTC().instant();

    assertThat(lake.sweepOrphans(Clock.fixed(now.plus(Duration.ofDays(6)), ZoneOffset.UTC)))
        .isEmpty();
    assertThat(lake.sweepOrphans(Clock.fixed(now.plus(Duration.ofDays(8)), ZoneOffset.UTC)))
        .containsExactly(orphan.folder());
    assertThat(fixture.everything()).hasSize(3).allMatch(key -> key.startsWith(kept.folder()));
    assertThat(lake.manifests()).containsExactly(kept);
  }

  @Test
  void aBrokenManifestIsNamed() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());
    String key = manifest.folder() + "/manifest.json";
    String text = new String(fixture.bytes(key), StandardCharsets.UTF_8);

    for (String broken :
        List.of(
            "", "{", "[]", "{}", text + "x", text.replace("\"rows\" : 2", "\"rows\" : \"two\""))) {
      fixture.put(key, broken.getBytes(StandardCharsets.UTF_8));
      assertThatFailure(lake::manifests, ExitCode.DATA, key);
    }
  }

  @Test
  void aManifestInAFolderThatIsNotItsOwnIsRefused() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());
    String copy = "square/orders/run=20261121T025800Z-0000000000000000/manifest.json";
    fixture.put(copy, fixture.bytes(manifest.folder() + "/manifest.json"));

    assertThatFailure(lake::manifests, ExitCode.DATA, copy);
  }

  @Test
  void aFileThatIsMissingOrCutOrChangedIsNamed() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());
    ManifestFile file = manifest.headFile();
    String key = lake.file(manifest, file).key();
    byte[] bytes = fixture.bytes(key);

    bytes[bytes.length / 2] ^= 1;
    fixture.put(key, bytes);
    assertThatFailure(() -> lake.verifiedPath(manifest, file), ExitCode.DATA, key);
    lake.release(manifest);
    fixture.put(key, new byte[] {1, 2, 3});
    assertThatFailure(() -> lake.localPath(manifest, file), ExitCode.DATA, key);
    lake.release(manifest);
    fixture.remove(key);
    assertThatFailure(() -> lake.localPath(manifest, file), ExitCode.DATA, key);
  }

  @Test
  void aFilesKeyAndSizeAreKnownWithoutReadingIt() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());
    StoredFile lines = lake.files(manifest).get(1);

    lines.check();
    assertThat(lines.key()).isEqualTo(manifest.folder() + "/order_lines.parquet");
    assertThat(lines.key()).matches("[a-z0-9_=./TZ-]+");
    fixture.put(lines.key(), new byte[] {1, 2, 3});
    assertThatFailure(lines::check, ExitCode.DATA, lines.key());
    fixture.remove(lines.key());
    assertThatFailure(lines::check, ExitCode.DATA, lines.key());
  }

  private static void assertThatFailure(ThrowingCallable call, ExitCode exitCode, String where) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TaskFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(exitCode);
              assertThat(failure.where()).contains(where);
            });
  }
}
