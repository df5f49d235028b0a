package countinghouse.staging;

import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import countinghouse.lake.Lake;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a load does not take, and that it takes everything else. */
class RefusedRunTest extends OnStaging {
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
  void anIdsSnapshotOfRecordsWithoutCreationTimeIsRefused() {
    TestHeads.ids(shop.lake(), "shop", TestHeads.CATEGORIES, DAY1, "1");
    assertThat(failure().exitCode()).isEqualTo(ExitCode.DATA);
  }
}
