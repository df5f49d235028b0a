package countinghouse.loadstaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import countinghouse.migratewarehouse.Migration;
import countinghouse.testsupport.LockHolder;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadStagingTest {
  private static final Instant DAY = Instant.parse("2026-03-01T03:00:00Z");
  private static final Clock CLOCK = Clock.fixed(DAY, ZoneOffset.UTC);
  private static final Clock EIGHT_DAYS_ON = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
  private static final Head REFUNDS =
      new Head(
          "woocommerce",
          Entity.of(
              "refunds",
              Column.required("id", ColumnType.BIGINT),
              Column.required("parent_id", ColumnType.BIGINT),
              Column.required("content_hash", ColumnType.TEXT)),
          List.of());

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void setUp() throws IOException {
    Files.createDirectory(folder.resolve("lake"));
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Migration.migrate(url);
    environment.put("COUNTINGHOUSE_LAKE", folder.resolve("lake").toUri().toString());
    environment.put("COUNTINGHOUSE_WAREHOUSE", url);
    environment.put("COUNTINGHOUSE_TIMEZONE", "America/New_York");
  }

  @Test
  void theReportTellsOfEveryHead() {
    commit("shop", DAY, 1);
    TaskRun run = load();
    assertThat(run.exitCode()).as(run.log()).isZero();
    JsonNode head = run.report().at("/details/heads/0");
    assertThat(head.path("source").asText()).isEqualTo("shop");
    assertThat(head.path("head").asText()).isEqualTo("refunds");
    assertThat(head.path("new").asInt()).isEqualTo(1);
    assertThat(run.report().at("/rows/new").asInt()).isEqualTo(1);
    assertThat(run.messages("info")).contains("loaded");
  }

  @Test
  void theSecondRunLoadsNothing() {
    commit("shop", DAY, 1);
    load();
    TaskRun second = load();
    assertThat(second.exitCode()).isZero();
    assertThat(second.report().at("/rows/read").asInt()).isZero();
    assertThat(second.report().at("/details/heads")).isEmpty();
  }

  @Test
  void anEmptyLakeIsNoFailure() {
    assertThat(load().exitCode()).isZero();
  }

  @Test
  void beforeAnythingWasExtractedItIsSaidThatNoExtractionHasCommitted() throws IOException {
    Files.delete(folder.resolve("lake"));
    TaskRun run = load();
    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.messages("error").getFirst())
        .contains("no extraction has committed anything yet", "COUNTINGHOUSE_LAKE", "mend those");
  }

  @Test
  void aLakeThatIsNotThereAnyMoreOrIsNoFolderIsAWrongSetting() throws IOException {
    commit("shop", DAY, 1);
    load();
    Files.move(folder.resolve("lake"), folder.resolve("elsewhere"));
    TaskRun missing = load();
    assertThat(missing.exitCode()).isEqualTo(78);
    assertThat(missing.messages("error").getFirst()).contains("COUNTINGHOUSE_LAKE", "mounted");

    Files.createFile(folder.resolve("lake"));
    TaskRun file = load();
    assertThat(file.exitCode()).isEqualTo(78);
    assertThat(file.messages("error").getFirst()).contains("COUNTINGHOUSE_LAKE", "not a folder");
  }

  @Test
  void withoutABusinessZoneNothingIsLoaded() {
    environment.remove("COUNTINGHOUSE_TIMEZONE");
    TaskRun run = load();
    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.log()).contains("COUNTINGHOUSE_TIMEZONE");
  }

  @Test
  void aWarehouseThatWasNeverMigratedIsAWrongSetting() {
    environment.put("COUNTINGHOUSE_WAREHOUSE", "jdbc:duckdb:" + folder.resolve("other.duckdb"));
    TaskRun run = load();
    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.log()).contains("made by migrate-warehouse");
  }

  @Test
  void aDamagedManifestFreezesItsOwnRunOnlyAndIsALateRunOnceItIsRestored() throws IOException {
    Manifest damaged = commit("shop", DAY, 1);
    commit("shop", DAY.plusSeconds(60), 2);
    commit("second", DAY, 1);
    Path manifest = folderOf(damaged).resolve("manifest.json");
    byte[] whole = Files.readAllBytes(manifest);
    Files.write(manifest, Arrays.copyOf(whole, whole.length / 2));

    TaskRun run = load();

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.report().at("/rows/new").asInt()).isEqualTo(2);
    assertThat(run.messages("warning").getFirst()).contains(manifest.toString(), "Restore");

    Files.write(manifest, whole);
    assertThat(load().report().at("/rows/new").asInt()).isEqualTo(2);
  }

  @Test
  void aBrokenRunEndsIn65AfterTheRestIsLoaded() throws IOException {
    Manifest broken = commit("shop", DAY, 1);
    commit("second", DAY, 1);
    Files.delete(folderOf(broken).resolve("refunds.parquet"));
    TaskRun run = load();
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.log()).contains(broken.runId()).contains("second/refunds");
    assertThat(load().exitCode()).isEqualTo(65);
  }

  @Test
  void aWarehouseThatAnotherProcessHasOpenIsTemporary() throws IOException {
    Path file = folder.resolve("warehouse.duckdb");
    Process holder = LockHolder.start(file);
    try {
      TaskRun run = load();
      assertThat(run.exitCode()).as(run.log()).isEqualTo(75);
      assertThat(run.messages("error").getFirst())
          .contains(file.toString(), "PID " + holder.pid(), "What to do");
    } finally {
      holder.destroy();
    }
  }

  @Test
  void whatKilledExtractionsLeftIsRemovedAfterAWeekOfRealTime() {
    environment.put("COUNTINGHOUSE_NOW", "2036-01-01T00:00:00Z");
    RunWriter killed = lake().startRun(header("shop", DAY));
    Path orphan = folder.resolve("lake/shop/refunds/run=" + killed.runId());
    commit("shop", DAY, 1);

    assertThat(load().report().at("/details/orphans_removed").asInt(-1)).isZero();
    assertThat(orphan).exists();

    TaskRun swept = load(new LoadStaging(EIGHT_DAYS_ON));
    assertThat(swept.report().at("/details/orphans_removed").asInt()).isEqualTo(1);
    assertThat(swept.log()).contains(killed.runId());
    assertThat(orphan).doesNotExist();
    assertThat(lake().manifests()).hasSize(1);
  }

  private Manifest commit(String source, Instant extractedAt, long id) {
    try (RunWriter writer = lake().startRun(header(source, extractedAt))) {
      writer.write(REFUNDS.entity(), id, 1L, "hash of " + id);
      return writer.commit();
    }
  }

  private static RunHeader header(String source, Instant extractedAt) {
    ZoneId zone = ZoneId.of("America/New_York");
    return new RunHeader(
        source, REFUNDS, RunKind.WINDOW, Instant.EPOCH, extractedAt, extractedAt, zone, "USD", "");
  }

  private Lake lake() {
    return Lake.open(folder.resolve("lake").toUri());
  }

  private Path folderOf(Manifest run) {
    return folder.resolve("lake").resolve(run.folder());
  }

  private TaskRun load() {
    return load(new LoadStaging());
  }

  private TaskRun load(LoadStaging task) {
    return TaskRun.of(task, environment, CLOCK);
  }
}
