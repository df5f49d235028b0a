package countinghouse.staging;

import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static countinghouse.warehouse.tables.ops.Tables.LOAD_LOCK;

import countinghouse.taskkit.RunReport;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@code ops.load}: which runs are in staging; and {@code ops.load_lock}. */
final class Ledger {
  private final Warehouse warehouse;
  private final DSLContext dsl;

  Ledger(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.dsl = warehouse.dsl();
  }

  /**
   * What a load did with a run.
   *
   * @param rows the records read, and how many gave a new version
   * @param deleted the records that it showed to be gone
   */
  record Entry(Run run, RunReport.Rows rows, long deleted) {}

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

  /** Writes down that runs were loaded: all in one batch, since a rebuild loads thousands. */
  void record(List<Entry> entries, LocalDateTime now) {
    warehouse.engine().append(dsl, LOAD, entries.stream().map(entry -> row(entry, now)));
  }

  /** In the order of the table's columns. */
  private static List<@Nullable Object> row(Entry entry, LocalDateTime now) {
    Run run = entry.run();
    return Arrays.asList(
        run.manifest().sourceName(),
        run.manifest().head(),
        run.id(),
        run.manifest().sourceKind(),
        run.manifest().kind().name().toLowerCase(Locale.ROOT),
        run.from(),
        run.to(),
        run.extractedAt(),
        entry.rows().read(),
        entry.rows().fresh(),
        entry.rows().unchanged(),
        entry.rows().rejected(),
        entry.deleted(),
        run.manifest().zone().getId(),
        run.manifest().currency(),
        now);
  }
}
