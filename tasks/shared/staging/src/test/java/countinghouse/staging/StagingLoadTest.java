package countinghouse.staging;

import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUNDS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUND_LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import countinghouse.lake.Lake;
import countinghouse.lake.RunKind;
import countinghouse.migratewarehouse.Migration;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LakeFile;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingLoadTest {
  private static final Instant DAY1 = Instant.parse("2026-03-01T03:00:00Z");
  private static final Instant DAY2 = DAY1.plus(Duration.ofDays(1));
  private static final Instant DAY3 = DAY1.plus(Duration.ofDays(2));
  private static final Instant DAY4 = DAY1.plus(Duration.ofDays(3));
  private static final Clock CLOCK = Clock.fixed(DAY4, ZoneOffset.UTC);
  private static final Instant OLD = Instant.parse("2025-06-01T00:00:00Z");

  private static final Refund A = new Refund(1, DAY1, "a", List.of(11L, 12L));
  private static final Refund EDITED = new Refund(1, DAY1, "b", List.of(12L));
  private static final Refund OTHER = new Refund(2, OLD, "other", List.of(21L));

  @TempDir static Path template;
  @TempDir Path folder;
  private Warehouse warehouse;
  private RefundLake shop;
  private StagedRefunds staged;

  @BeforeAll
  static void migrateOnce() {
    Migration.migrate("jdbc:duckdb:" + template.resolve("warehouse.duckdb"));
  }

  @BeforeEach
  void open() throws IOException {
    warehouse = emptyWarehouse("warehouse.duckdb");
    shop = new RefundLake(folder.resolve("lake"), "shop");
    staged = new StagedRefunds(warehouse, "shop");
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void aRecordIsStampedWithItsRun() {
    TestRun run = shop.window(DAY1, A);
    load();
    String id = run.manifest().runId();
    assertThat(staged.versions())
        .containsExactly(new Version(1, DAY1, id, id, 0, false, "a", List.of(11L, 12L)));
  }

  @Test
  void loadingAgainAddsNothing() {
    shop.window(DAY1, A, OTHER);
    assertThat(load()).hasSize(1);
    List<?> before = staged.everything();
    assertThat(load()).isEmpty();
    assertThat(staged.everything()).isEqualTo(before);
  }

  @Test
  void anUnchangedRecordThatIsReadAgainAddsNoRow() {
    shop.window(DAY1, A, OTHER);
    load();
    shop.window(DAY2, A, OTHER);
    assertThat(load().getFirst().rows()).isEqualTo(new RunReport.Rows(2, 0, 2, 0));
    assertThat(staged.versions()).hasSize(2);
  }

  @Test
  void aRetriedRunAddsNoRow() {
    shop.window(DAY1, A);
    shop.window(DAY1, A);
    assertThat(load().getFirst().rows()).isEqualTo(new RunReport.Rows(2, 1, 1, 0));
    assertThat(staged.versions()).hasSize(1);
  }

  @Test
  void aRemovedLineIsGoneFromTheCurrentVersion() {
    shop.window(DAY1, A);
    shop.window(DAY2, EDITED);
    load();
    assertThat(staged.existing()).containsEntry(1L, "b[12]");
  }

  @Test
  void backAndForthIsThreeVersions() {
    shop.window(DAY1, A);
    shop.window(DAY2, EDITED);
    shop.window(DAY3, A);
    load();
    assertThat(staged.versions()).extracting(Version::reason).containsExactly("a", "b", "a");
    assertThat(staged.existing()).containsEntry(1L, "a[11, 12]");
  }

  @Test
  void ofARecordReadTwiceInOneRunTheLastReadingCounts() {
    shop.window(DAY1, A, OTHER, EDITED);
    assertThat(load().getFirst().rows()).isEqualTo(new RunReport.Rows(3, 2, 1, 0));
    assertThat(staged.existing()).containsEntry(1L, "b[12]").containsEntry(2L, "other[21]");
    assertThat(warehouse.dsl().fetchCount(WOOCOMMERCE_REFUND_LINES)).isEqualTo(2);
  }

  @Test
  void whatAFullRunLacksIsDeletedAndStaysReadable() {
    shop.window(DAY1, A, OTHER);
    TestRun full = shop.full(DAY2, true, List.of(OTHER));
    assertThat(load().getFirst().deleted()).isOne();
    assertThat(staged.existing()).containsOnlyKeys(2L);
    Version tombstone = staged.versions().getLast();
    assertThat(tombstone.deleted()).isTrue();
    assertThat(tombstone.runId()).isEqualTo(full.manifest().runId());
    assertThat(tombstone.lines()).containsExactly(11L, 12L);
  }

  @Test
  void anIncompleteSnapshotSaysNothing() {
    shop.window(DAY1, A, OTHER);
    shop.full(DAY2, false, List.of());
    shop.ids(DAY3, OLD, DAY3, false, List.of());
    load();
    assertThat(staged.existing()).containsOnlyKeys(1L, 2L);
  }

  @Test
  void anIdsSnapshotSpeaksOnlyOfItsRange() {
    shop.window(DAY1.plusSeconds(60), A, OTHER);
    shop.ids(DAY3, DAY1, DAY3, true, List.of());
    assertThat(load().getFirst().deleted()).isOne();
    assertThat(staged.existing()).containsOnlyKeys(2L);
  }

  @Test
  void theRangeOfASnapshotIsHalfOpen() {
    shop.window(
        DAY1,
        new Refund(1, DAY1, "at the start", List.of()),
        new Refund(2, DAY2, "at the end", List.of()));
    shop.ids(DAY3, DAY1, DAY2, true, List.of());
    load();
    assertThat(staged.existing()).containsOnlyKeys(2L);
  }

  @Test
  void aSnapshotSaysNothingOfWhatWasReadSinceItBegan() {
    shop.ids(DAY2, OLD, DAY2, true, List.of());
    shop.window(DAY2, A);
    shop.window(DAY3, OTHER);
    load();
    assertThat(staged.existing()).containsOnlyKeys(1L, 2L);
  }

  @Test
  void anIdThatIsBackIsOneMoreVersion() {
    TestRun first = shop.window(DAY1, A);
    shop.ids(DAY2, OLD, DAY2, true, List.of());
    TestRun back = shop.ids(DAY3, OLD, DAY3, true, List.of(A));
    load();
    assertThat(staged.existing()).containsEntry(1L, "a[11, 12]");
    Version last = staged.versions().getLast();
    assertThat(last.runId()).isEqualTo(back.manifest().runId());
    assertThat(last.contentRunId()).isEqualTo(first.manifest().runId());
    assertThat(staged.versions()).extracting(Version::deleted).containsExactly(false, true, false);
  }

  @Test
  void aDeletedRecordThatIsReadAgainIsBackEvenIfUnchanged() {
    shop.window(DAY1, A);
    shop.ids(DAY2, OLD, DAY2, true, List.of());
    load();
    shop.window(DAY3, A);
    load();
    assertThat(staged.existing()).containsEntry(1L, "a[11, 12]");
    assertThat(staged.versions()).hasSize(3);
  }

  @Test
  void anEmptyRunIsLoadedOnce() {
    shop.window(DAY1);
    assertThat(load().getFirst().rows()).isEqualTo(RunReport.Rows.NONE);
    assertThat(load()).isEmpty();
  }

  @Test
  void aRunThatComesLateChangesHistoryAsIfItHadBeenInTime() {
    shop.window(DAY1, A);
    shop.window(DAY3, A);
    load();
    shop.window(DAY2, EDITED);
    HeadOutcome outcome = load().getFirst();
    assertThat(outcome.refolded()).isTrue();
    assertThat(staged.versions()).extracting(Version::reason).containsExactly("a", "b", "a");
    assertThat(staged.existing()).containsEntry(1L, "a[11, 12]");
    assertThat(warehouse.dsl().fetchCount(LOAD)).isEqualTo(3);
  }

  @Test
  void aLateRunIsRefusedWhenTheLakeHasLostWhatWasLoaded() throws IOException {
    TestRun lost = shop.window(DAY1, A);
    shop.window(DAY3, EDITED);
    load();
    List<?> before = staged.everything();
    Files.delete(shop.folderOf(lost).resolve("manifest.json"));
    shop.window(DAY2, A);
    assertThat(failure().exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(staged.everything()).isEqualTo(before);
  }

  @Test
  void ofWhatWasLoadedTheManifestIsReadAgainOnlyWhenItsHeadIsFoldedAnew() throws IOException {
    TestRun loaded = shop.window(DAY1, A);
    shop.window(DAY3, A);
    load();
    Path damaged = shop.folderOf(loaded).resolve("manifest.json");
    byte[] whole = Files.readAllBytes(damaged);
    Files.writeString(damaged, "{");
    List<TaskFailure> unreadable = new ArrayList<>();
    StagingLoad load = new StagingLoad(shop.lake(), warehouse, RefundLake.ZONE, CLOCK);

    shop.window(DAY4, EDITED);
    load.run(outcome -> {}, unreadable::add);
    assertThat(staged.existing()).containsEntry(1L, "b[12]");
    assertThat(unreadable).isEmpty();

    shop.window(DAY2, EDITED);
    assertThatThrownBy(() -> load.run(outcome -> {}, unreadable::add))
        .hasMessageContaining("asks for a new fold");
    assertThat(unreadable).hasSize(1);
    assertThat(unreadable.getFirst()).hasMessageContaining(damaged.toString());

    Files.write(damaged, whole);
    assertThat(load.run(outcome -> {}, unreadable::add)).hasSize(1);
    assertThat(staged.versions()).hasSize(4);
  }

  @Test
  void sourcesDoNotTouchEachOther() {
    RefundLake second = new RefundLake(folder.resolve("lake"), "second");
    shop.window(DAY1, A);
    second.window(DAY2, OTHER);
    load();
    second.full(DAY3, true, List.of());
    second.window(DAY1, EDITED);
    load();
    assertThat(staged.existing()).containsEntry(1L, "a[11, 12]");
    assertThat(new StagedRefunds(warehouse, "second").existing()).isEmpty();
  }

  @Test
  void aMissingFileFailsItsRunAndEverythingElseIsLoaded() throws IOException {
    RefundLake second = new RefundLake(folder.resolve("lake"), "second");
    TestRun broken = shop.window(DAY1, A);
    shop.window(DAY2, OTHER);
    second.window(DAY1, A);
    Path file = shop.folderOf(broken).resolve("refunds.parquet");
    Files.move(file, folder.resolve("kept"));
    TaskFailure failure = failure();
    assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(failure).hasMessageContaining(file.toString());
    assertThat(staged.existing()).containsOnlyKeys(2L);
    assertThat(new StagedRefunds(warehouse, "second").existing()).containsOnlyKeys(1L);

    Files.move(folder.resolve("kept"), file);
    load();
    assertThat(staged.existing()).containsOnlyKeys(1L, 2L);
  }

  @Test
  void everyHeadThatWasLoadedIsToldThoughAnotherFails() throws IOException {
    RefundLake second = new RefundLake(folder.resolve("lake"), "second");
    Files.delete(shop.folderOf(shop.window(DAY1, A)).resolve("refunds.parquet"));
    second.window(DAY1, A);
    List<HeadOutcome> told = new ArrayList<>();
    StagingLoad load = new StagingLoad(shop.lake(), warehouse, RefundLake.ZONE, CLOCK);

    assertThat(catchThrowableOfType(TaskFailure.class, () -> load.run(told::add, unreadable -> {})))
        .isNotNull();
    assertThat(told).extracting(outcome -> outcome.head().source()).containsExactly("second");
  }

  @Test
  void aFileOfAnotherSizeIsNamed() throws IOException {
    TestRun broken = shop.window(DAY1, A);
    Path file = shop.folderOf(broken).resolve("refund_lines.parquet");
    Files.writeString(file, "cut");
    assertThat(failure()).hasMessageContaining(file.toString());
    assertThat(warehouse.dsl().fetchCount(LOAD)).isZero();
  }

  @Test
  void twoBrokenRunsAreBothNamed() throws IOException {
    TestRun first = shop.window(DAY1, A);
    TestRun second = shop.window(DAY2, A);
    Files.delete(shop.folderOf(first).resolve("refunds.parquet"));
    Files.delete(shop.folderOf(second).resolve("refunds.parquet"));
    assertThat(failure())
        .hasMessageContaining(first.manifest().runId())
        .hasMessageContaining(second.manifest().runId());
  }

  @Test
  void aSourceInAnotherZoneIsRefusedBeforeAnythingIsLoaded() {
    shop.window(DAY1, A);
    StagingLoad load = new StagingLoad(shop.lake(), warehouse, ZoneId.of("Europe/Vienna"), CLOCK);
    TaskFailure failure =
        catchThrowableOfType(TaskFailure.class, () -> load.run(outcome -> {}, unreadable -> {}));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure).hasMessageContaining("America/New_York").hasMessageContaining("Vienna");
    assertThat(warehouse.dsl().fetchCount(LOAD)).isZero();
  }

  @Test
  void anotherNameOfTheSameZoneAgrees() {
    shop.window(DAY1, A);
    assertThat(
            new StagingLoad(shop.lake(), warehouse, ZoneId.of("US/Eastern"), CLOCK)
                .run(outcome -> {}, unreadable -> {}))
        .hasSize(1);
  }

  @Test
  void anEmptyLakeThatWasNotEmptyIsAWrongAddress() {
    Lake other = new RefundLake(folder.resolve("not-mounted"), "shop").lake();
    assertThat(load(warehouse, other)).isEmpty();
    shop.window(DAY1, A, OTHER);
    load();
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> load(warehouse, other));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure).hasMessageContaining("1 runs").hasMessageContaining("COUNTINGHOUSE_LAKE");
    assertThat(warehouse.dsl().fetchCount(LOAD)).isOne();
  }

  @Test
  void theLedgerTellsOfEveryRun() {
    shop.window(DAY1, A, OTHER);
    TestRun ids = shop.ids(DAY2, DAY1, DAY2, true, List.of());
    load();
    var row = warehouse.dsl().selectFrom(LOAD).where(LOAD.KIND.eq("ids")).fetchSingle();
    assertThat(row.get(LOAD.RUN_ID)).isEqualTo(ids.manifest().runId());
    assertThat(row.get(LOAD.ROWS_DELETED)).isOne();
    assertThat(row.get(LOAD.RANGE_FROM)).isEqualTo("2026-03-01T03:00:00");
    assertThat(row.get(LOAD.EXTRACTED_AT)).isEqualTo("2026-03-02T03:00:00");
    assertThat(row.get(LOAD.SOURCE_ZONE)).isEqualTo("America/New_York");
    assertThat(row.get(LOAD.LOADED_AT)).isEqualTo("2026-03-04T03:00:00");
  }

  @Test
  void aLoadThatFailsInTheMiddleLeavesTheOldState() {
    shop.window(DAY1, A);
    load();
    List<?> before = staged.everything();
    warehouse.dsl().execute("alter table staging.woocommerce_refund_lines rename to hidden");
    shop.window(DAY2, EDITED);
    assertThatThrownBy(this::load).isInstanceOf(RuntimeException.class);
    warehouse.dsl().execute("alter table staging.hidden rename to woocommerce_refund_lines");
    assertThat(staged.everything()).isEqualTo(before);
    assertThat(warehouse.dsl().fetchCount(LOAD)).isOne();
    load();
    assertThat(staged.existing()).containsEntry(1L, "b[12]");
  }

  @Test
  void twoLoadsAtOnceLoadEachRunOnce() {
    shop.window(DAY1, A);
    try (Warehouse second = Warehouse.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"))) {
      HeadName head = new HeadName("shop", "refunds");
      Ledger ledger = new Ledger(warehouse);
      ledger.prepareLock(head);
      TaskFailure refused =
          warehouse.transaction(() -> {
            ledger.lock(head);
            return catchThrowableOfType(TaskFailure.class, () -> load(second, shop.lake()));
          });
      assertThat(refused.exitCode()).isEqualTo(ExitCode.TEMPORARY);
      assertThat(load()).hasSize(1);
      assertThat(load(second, shop.lake())).isEmpty();
      assertThat(warehouse.dsl().fetchCount(WOOCOMMERCE_REFUNDS)).isOne();
    }
  }

  @Test
  void aPlanThatHasGrownOldIsMadeAgain() {
    TestRun run = shop.window(DAY1, A);
    Plan plan =
        Plan.of(
            new HeadName("shop", "refunds"), List.of(new Run(run.manifest())), List.of(), List::of);
    load();
    assertThat(
            new HeadLoad(warehouse, plan, now())
                .run((of, file) ->
                    new LakeFile(file.path(), () -> shop.lake().localPath(of.manifest(), file))))
        .isEmpty();
    assertThat(staged.versions()).hasSize(1);
  }

  @Test
  void aColumnThatStagingDoesNotKnowAsksToMigrateFirst() {
    TestHeads.write(shop.lake(), "shop", TestHeads.WITH_A_NEW_COLUMN, DAY1, 1L, 1L, "h", "x");
    TaskFailure failure = failure();
    assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(failure).hasMessageContaining("invented").hasMessageContaining("Migrate first");
  }

  @Test
  void aColumnThatAnOldFileLacksIsNull() {
    TestHeads.write(shop.lake(), "shop", TestHeads.WITHOUT_REASON, DAY1, 1L, 1L, "h");
    shop.window(DAY2, OTHER);
    load();
    assertThat(staged.versions()).extracting(Version::reason).containsExactly(null, "other");
  }

  @Test
  void aHeadWithoutATableIsNamed() {
    TestHeads.write(shop.lake(), "shop", TestHeads.OF_A_LATER_RELEASE, DAY1, 1L);
    TaskFailure failure = failure();
    assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(failure).hasMessageContaining("staging.woocommerce_subscriptions");
  }

  @Test
  void aMissingRequiredValueIsRefusedByStaging() {
    TestHeads.write(shop.lake(), "shop", TestHeads.WITHOUT_PARENT, DAY1, 1L, "h");
    TaskFailure failure = failure();
    assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(failure).hasMessageContaining("parent_id");
    assertThat(warehouse.dsl().fetchCount(LOAD)).isZero();
  }

  @Test
  void idsOfTextWorkAsIdsOfNumbersDo() {
    TestHeads.write(shop.lake(), "till", TestHeads.PAYMENTS, DAY1, "pay A", DAY1, "h1");
    TestHeads.write(shop.lake(), "till", TestHeads.PAYMENTS, DAY2, "pay B", DAY1, "h2");
    TestHeads.ids(shop.lake(), "till", TestHeads.PAYMENTS, DAY3, "pay B");
    load();
    assertThat(
            warehouse
                .dsl()
                .fetch("select id, is_deleted from staging.square_payments order by 1, 2")
                .formatCSV(false))
        .isEqualToNormalizingNewlines("pay A,false\npay A,true\npay B,false\n");
  }

  @Test
  void anIdsSnapshotOfRecordsWithoutCreationTimeIsRefused() {
    TestHeads.ids(shop.lake(), "shop", TestHeads.CATEGORIES, DAY1, "1");
    assertThat(failure().exitCode()).isEqualTo(ExitCode.DATA);
  }

  @Test
  void aSecondWarehouseLoadedFromTheLakeIsTheSame() throws IOException {
    shop.window(DAY1, A, OTHER);
    load();
    shop.window(DAY3, EDITED);
    load();
    shop.ids(DAY2, OLD, DAY2, true, List.of(OTHER));
    load();
    try (Warehouse rebuilt = emptyWarehouse("rebuilt.duckdb")) {
      load(rebuilt, shop.lake());
      assertThat(new StagedRefunds(rebuilt, "shop").everything()).isEqualTo(staged.everything());
    }
  }

  @Test
  void createdRunsAreContentLikeAnyOther() {
    shop.write(RunKind.CREATED, OLD, DAY1, DAY1, true, List.of(OTHER));
    load();
    assertThat(staged.existing()).containsOnlyKeys(2L);
  }

  private static LocalDateTime now() {
    return LocalDateTime.ofInstant(DAY4, ZoneOffset.UTC);
  }

  private Warehouse emptyWarehouse(String name) throws IOException {
    Files.copy(template.resolve("warehouse.duckdb"), folder.resolve(name));
    return Warehouse.open("jdbc:duckdb:" + folder.resolve(name));
  }

  private List<HeadOutcome> load() {
    return load(warehouse, shop.lake());
  }

  private static List<HeadOutcome> load(Warehouse warehouse, Lake lake) {
    return new StagingLoad(lake, warehouse, RefundLake.ZONE, CLOCK)
        .run(outcome -> {}, unreadable -> {});
  }

  private TaskFailure failure() {
    return catchThrowableOfType(TaskFailure.class, this::load);
  }
}
