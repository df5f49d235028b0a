package countinghouse.staging;

import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUND_LINES;
import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.lake.RunKind;
import countinghouse.taskkit.RunReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which versions of its records staging has after runs were folded. */
class FoldedVersionsTest extends OnStaging {
  @Test
  void aRecordIsStampedWithItsRun() {
    TestRun run = shop.window(DAY1, A);
    load();
    String id = run.manifest().runId();
    assertThat(staged.versions())
        .containsExactly(new Version(1, DAY1, id, id, 0, false, "a", List.of(11L, 12L)));
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
  void createdRunsAreContentLikeAnyOther() {
    shop.write(RunKind.CREATED, OLD, DAY1, DAY1, true, List.of(OTHER));
    load();
    assertThat(staged.existing()).containsOnlyKeys(2L);
  }
}
