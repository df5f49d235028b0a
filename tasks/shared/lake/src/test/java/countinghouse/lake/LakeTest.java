package countinghouse.lake;

import static countinghouse.lake.Examples.EXTRACTED_AT;
import static countinghouse.lake.Examples.FROM;
import static countinghouse.lake.Examples.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import countinghouse.testsupport.DuckDb;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LakeTest {
  @TempDir Path folder;
  private Lake lake = Lake.open(URI.create("file:///nowhere"));

  @BeforeEach
  void openLake() {
    lake = Lake.open(folder.toUri());
  }

  @Test
  void aRunLiesInAFolderOfItsOwnBesideItsManifest() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());

    assertThat(manifest.folder()).matches("square/orders/run=20261121T025800Z-[0-9a-f]{16}");
    try (Stream<Path> files = Files.list(folder.resolve(manifest.folder()))) {
      assertThat(files.map(it -> String.valueOf(it.getFileName())))
          .containsExactlyInAnyOrder("orders.parquet", "order_lines.parquet", "manifest.json");
    }
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
    Path file = folder.resolve(written.folder()).resolve("manifest.json");
    String older = Files.readString(file).replace("03:00:07.500Z", "03:00:07.500000999Z");
    Files.writeString(file, older);

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
  void aRunThatIsNotCommittedLeavesNothing() throws IOException {
    try (RunWriter run = lake.startRun(Examples.window())) {
      run.write(Examples.ORDERS, "A", null, null);
    }

    assertThat(lake.manifests()).isEmpty();
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files).isEmpty();
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
    Files.delete(folder.resolve(manifest.folder()).resolve("manifest.json"));

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
  void orphansAreSweptAfterSevenDaysAndCommittedRunsNever() throws IOException {
    Manifest kept = Examples.twoOrders(lake, Examples.window());
    RunWriter killed = lake.startRun(Examples.window());
    RunWriter working = lake.startRun(Examples.window());
    age(folder.resolve("square/orders/run=" + killed.runId()));
    age(folder.resolve(kept.folder()));

    assertThat(lake.sweepOrphans(Clock.systemUTC()))
        .containsExactly("square/orders/run=" + killed.runId());
    assertThat(folder.resolve("square/orders/run=" + killed.runId())).doesNotExist();
    assertThat(folder.resolve("square/orders/run=" + working.runId())).exists();
    assertThat(lake.manifests()).containsExactly(kept);
  }

  @Test
  void theSweepGoesByItsClock() {
    RunWriter killed = lake.startRun(Examples.window());
    Instant now = Clock.systemUTC().instant();

    assertThat(lake.sweepOrphans(Clock.fixed(now.plus(Duration.ofDays(6)), ZoneOffset.UTC)))
        .isEmpty();
    assertThat(lake.sweepOrphans(Clock.fixed(now.plus(Duration.ofDays(8)), ZoneOffset.UTC)))
        .containsExactly("square/orders/run=" + killed.runId());
  }

  @Test
  void aBrokenManifestIsNamed() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());
    Path file = folder.resolve(manifest.folder()).resolve("manifest.json");
    String text = Files.readString(file);

    for (String broken :
        List.of(
            "", "{", "[]", "{}", text + "x", text.replace("\"rows\" : 2", "\"rows\" : \"two\""))) {
      Files.writeString(file, broken);
      assertThatFailure(lake::manifests, ExitCode.DATA, file.toString());
    }
  }

  @Test
  void aManifestInAFolderThatIsNotItsOwnIsRefused() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());
    Path copy = folder.resolve("square/orders/run=20261121T025800Z-0000000000000000");
    Files.move(folder.resolve(manifest.folder()), copy);

    assertThatFailure(lake::manifests, ExitCode.DATA, copy.toString());
  }

  @Test
  void aFileThatIsMissingOrCutOrChangedIsNamed() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());
    ManifestFile file = manifest.headFile();
    Path path = lake.localPath(manifest, file);
    byte[] bytes = Files.readAllBytes(path);

    bytes[bytes.length / 2] ^= 1;
    Files.write(path, bytes);
    assertThatFailure(() -> lake.verifiedPath(manifest, file), ExitCode.DATA, path.toString());
    Files.write(path, new byte[] {1, 2, 3});
    assertThatFailure(() -> lake.localPath(manifest, file), ExitCode.DATA, path.toString());
    Files.delete(path);
    assertThatFailure(() -> lake.localPath(manifest, file), ExitCode.DATA, path.toString());
  }

  @Test
  void aFilesKeyAndSizeAreKnownWithoutReadingIt() throws IOException {
    Manifest manifest = Examples.twoOrders(lake, Examples.window());
    StoredFile lines = lake.files(manifest).get(1);

    lines.check();
    assertThat(lines.key()).isEqualTo(manifest.folder() + "/order_lines.parquet");
    assertThat(lines.key()).matches("[a-z0-9_=./TZ-]+");
    assertThat(lines.localPath()).isEqualTo(folder.resolve(lines.key()));
    assertThat(lines.uri()).isEqualTo(folder.resolve(lines.key()).toUri());
    Files.write(lines.localPath(), new byte[] {1, 2, 3});
    assertThatFailure(lines::check, ExitCode.DATA, lines.key());
    Files.delete(folder.resolve(lines.key()));
    assertThatFailure(lines::check, ExitCode.DATA, lines.key());
  }

  @Test
  void onlyAFolderCanBeALake() {
    assertThatFailure(
        () -> Lake.open(URI.create("s3://bucket/lake")),
        ExitCode.CONFIGURATION,
        "s3://bucket/lake");
  }

  private static void age(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(
            file, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofDays(8))));
      }
    }
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
