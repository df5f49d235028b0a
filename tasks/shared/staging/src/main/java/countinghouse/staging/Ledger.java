package countinghouse.staging;

import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static countinghouse.warehouse.tables.ops.Tables.LOAD_LOCK;

import countinghouse.taskkit.RunReport;
import countinghouse.warehouse.LoadedRuns;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;

/** {@code ops.load}: which runs are in staging; and {@code ops.load_lock}. */
final class Ledger {
  private final DSLContext dsl;

  Ledger(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** The runs of a head that are in staging, in order. */
  List<LoadedRuns.Loaded> loaded(HeadName head) {
    return LoadedRuns.ofHead(dsl, head.source(), head.head());
  }

  /** Makes the row that {@link #lock} takes. Outside of the transaction. */
  void prepareLock(HeadName head) {
    boolean exists =
        dsl.fetchExists(
            LOAD_LOCK, LOAD_LOCK.SOURCE_NAME.eq(head.source()).and(LOAD_LOCK.HEAD.eq(head.head())));
    if (!exists) {
      dsl.insertInto(LOAD_LOCK).values(head.source(), head.head(), 0L).execute();
    }
  }

  /** Takes the head's row until the transaction ends; the first statement in it. */
  void lock(HeadName head) {
    dsl.update(LOAD_LOCK)
        .set(LOAD_LOCK.TIMES_TAKEN, LOAD_LOCK.TIMES_TAKEN.plus(1))
        .where(LOAD_LOCK.SOURCE_NAME.eq(head.source()), LOAD_LOCK.HEAD.eq(head.head()))
        .execute();
  }

  void forget(HeadName head) {
    dsl.deleteFrom(LOAD)
        .where(LOAD.SOURCE_NAME.eq(head.source()), LOAD.HEAD.eq(head.head()))
        .execute();
  }

  void record(Run run, RunReport.Rows rows, long deleted, LocalDateTime now) {
    dsl.insertInto(LOAD)
        .set(LOAD.SOURCE_NAME, run.manifest().sourceName())
        .set(LOAD.HEAD, run.manifest().head())
        .set(LOAD.RUN_ID, run.id())
        .set(LOAD.SOURCE_KIND, run.manifest().sourceKind())
        .set(LOAD.KIND, run.manifest().kind().name().toLowerCase(Locale.ROOT))
        .set(LOAD.RANGE_FROM, run.from())
        .set(LOAD.RANGE_TO, run.to())
        .set(LOAD.EXTRACTED_AT, run.extractedAt())
        .set(LOAD.ROWS_READ, rows.read())
        .set(LOAD.ROWS_NEW, rows.fresh())
        .set(LOAD.ROWS_UNCHANGED, rows.unchanged())
        .set(LOAD.ROWS_REJECTED, rows.rejected())
        .set(LOAD.ROWS_DELETED, deleted)
        .set(LOAD.SOURCE_ZONE, run.manifest().zone().getId())
        .set(LOAD.CURRENCY, run.manifest().currency())
        .set(LOAD.LOADED_AT, now)
        .execute();
  }
}
