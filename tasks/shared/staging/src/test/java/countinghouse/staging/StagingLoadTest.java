package countinghouse.staging;

import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUNDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LakeFile;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which runs a load folds, and that it folds each once, whenever it comes. */
class StagingLoadTest extends OnStaging {
  @Test
  void loadingAgainAddsNothing() {
    shop.window(DAY1, A, OTHER);
    assertThat(load()).hasSize(1);
    List<?> before = staged.everything();
    assertThat(load()).isEmpty();
    assertThat(staged.everything()).isEqualTo(before);
  }

  @Test
  void aRetriedRunAddsNoRow() {
    shop.window(DAY1, A);
    shop.window(DAY1, A);
    assertThat(load().getFirst().rows()).isEqualTo(new RunReport.Rows(2, 1, 1, 0));
    assertThat(staged.versions()).hasSize(1);
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
}
