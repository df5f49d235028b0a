package countinghouse.warehouse;

import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUNDS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUND_LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.warehouse.tables.staging.tables.WoocommerceRefundLines;
import countinghouse.warehouse.tables.staging.tables.WoocommerceRefunds;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentVersionsTest {
  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 9, 3, 0);
  private static final WoocommerceRefunds REFUND = WOOCOMMERCE_REFUNDS.as("refund");
  private static final WoocommerceRefundLines LINE = WOOCOMMERCE_REFUND_LINES.as("line");

  @TempDir Path folder;
  private Warehouse warehouse;

  @BeforeEach
  void makeTables() {
    warehouse = Warehouse.openUnchecked("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
    warehouse.dsl().execute("create schema staging");
    warehouse
        .dsl()
        .createTable(WOOCOMMERCE_REFUNDS)
        .columns(WOOCOMMERCE_REFUNDS.fields())
        .execute();
    warehouse
        .dsl()
        .createTable(WOOCOMMERCE_REFUND_LINES)
        .columns(WOOCOMMERCE_REFUND_LINES.fields())
        .execute();
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void theLastVersionIsCurrentAndEqualTimesAreDecidedByTheRun() {
    version("shop", 1, "r1", MONDAY, false, "first");
    version("shop", 1, "r3", MONDAY.plusDays(1), false, "third");
    version("shop", 1, "r2", MONDAY.plusDays(1), false, "second");
    version("other", 1, "r9", MONDAY, false, "of another shop");
    assertThat(reasons(CurrentVersions.all(REFUND))).containsExactly("of another shop", "third");
  }

  @Test
  void aDeletedRecordIsCurrentButDoesNotExist() {
    version("shop", 1, "r1", MONDAY, false, "gone");
    version("shop", 1, "r2", MONDAY.plusDays(1), true, "gone");
    version("shop", 2, "r1", MONDAY, false, "kept");
    assertThat(reasons(CurrentVersions.existing(REFUND))).containsExactly("kept");
    assertThat(reasons(CurrentVersions.all(REFUND))).containsExactly("gone", "kept");
  }

  @Test
  void linesAreThoseOfTheCurrentVersion() {
    version("shop", 1, "r1", MONDAY, false, "two lines");
    line("shop", "r1", 0, 11);
    line("shop", "r1", 0, 12);
    version("shop", 1, "r2", MONDAY.plusDays(1), false, "one line");
    line("shop", "r2", 0, 12);
    line("shop", "r2", 1, 99);
    line("other", "r2", 0, 77);
    assertThat(lines()).containsExactly(12L);
  }

  @Test
  void aTombstoneKeepsItsLines() {
    version("shop", 1, "r1", MONDAY, false, "x");
    line("shop", "r1", 0, 11);
    version("shop", 1, "r2", MONDAY.plusDays(1), true, "x", "r1");
    assertThat(lines()).containsExactly(11L);
  }

  @Test
  void aTableWithoutAliasIsRefusedBecauseItsFieldsWouldMeanAllVersions() {
    assertThatThrownBy(() -> CurrentVersions.all(WOOCOMMERCE_REFUNDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alias");
  }

  private void version(
      String source, long id, String run, LocalDateTime at, boolean deleted, String reason) {
    version(source, id, run, at, deleted, reason, run);
  }

  private void version(
      String source,
      long id,
      String run,
      LocalDateTime at,
      boolean deleted,
      String reason,
      String contentRun) {
    WoocommerceRefunds table = WOOCOMMERCE_REFUNDS;
    warehouse
        .dsl()
        .insertInto(table)
        .set(table.SOURCE_NAME, source)
        .set(table.RUN_ID, run)
        .set(table.CONTENT_RUN_ID, contentRun)
        .set(table.EXTRACTED_AT, at)
        .set(table.IS_DELETED, deleted)
        .set(table.RECORD_NUMBER, 0L)
        .set(table.ID, id)
        .set(table.PARENT_ID, 5L)
        .set(table.REASON, reason)
        .set(table.CONTENT_HASH, reason)
        .execute();
  }

  private void line(String source, String run, long recordNumber, long id) {
    WoocommerceRefundLines table = WOOCOMMERCE_REFUND_LINES;
    warehouse
        .dsl()
        .insertInto(table)
        .set(table.SOURCE_NAME, source)
        .set(table.RUN_ID, run)
        .set(table.RECORD_NUMBER, recordNumber)
        .set(table.REFUND_ID, 1L)
        .set(table.ID, id)
        .execute();
  }

  private List<String> reasons(Table<Record> versions) {
    return warehouse
        .dsl()
        .select(REFUND.REASON)
        .from(versions)
        .orderBy(REFUND.REASON)
        .fetch(REFUND.REASON);
  }

  private List<Long> lines() {
    return warehouse
        .dsl()
        .select(LINE.ID)
        .from(CurrentVersions.all(REFUND))
        .join(LINE)
        .on(CurrentVersions.belongs(LINE, REFUND))
        .where(REFUND.SOURCE_NAME.eq("shop"))
        .orderBy(LINE.ID)
        .fetch(LINE.ID);
  }
}
