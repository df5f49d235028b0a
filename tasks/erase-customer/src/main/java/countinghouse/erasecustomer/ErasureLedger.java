package countinghouse.erasecustomer;

import static countinghouse.warehouse.tables.ops.Tables.CHECK_RESULT;
import static countinghouse.warehouse.tables.ops.Tables.ERASURE;
import static countinghouse.warehouse.tables.ops.Tables.ERASURE_RECORD;
import static org.jooq.impl.DSL.coalesce;

import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code ops.erasure}: that somebody was erased, and what of an erasure under way remains to be
 * done.
 *
 * @param warehouse to write to
 */
record ErasureLedger(Warehouse warehouse) {

  /** The erasure that was begun and not finished. */
  Optional<String> underWay() {
    return warehouse
        .dsl()
        .select(ERASURE.ERASURE_ID)
        .from(ERASURE)
        .where(ERASURE.FINISHED_AT.isNull())
        .orderBy(ERASURE.STARTED_AT)
        .limit(1)
        .fetchOptional(ERASURE.ERASURE_ID);
  }

  /** What an erasure under way is to do, as it was found when it began. */
  Outcome planned(String erasure) {
    return warehouse
        .dsl()
        .select(ERASURE.PROFILES, ERASURE.RECORDS, coalesce(ERASURE.LAKE_RUNS, 0L))
        .from(ERASURE)
        .where(ERASURE.ERASURE_ID.eq(erasure))
        .fetchSingle(row -> new Outcome(row.value1(), row.value2(), row.value3()));
  }

  /** The records of an erasure under way. */
  Set<RecordId> records(String erasure) {
    return new LinkedHashSet<>(
        warehouse
            .dsl()
            .selectFrom(ERASURE_RECORD)
            .where(ERASURE_RECORD.ERASURE_ID.eq(erasure))
            .orderBy(
                ERASURE_RECORD.SOURCE_NAME,
                ERASURE_RECORD.SOURCE_KIND,
                ERASURE_RECORD.HEAD,
                ERASURE_RECORD.RECORD_ID)
            .fetch(row ->
                new RecordId(
                    row.get(ERASURE_RECORD.SOURCE_NAME),
                    row.get(ERASURE_RECORD.SOURCE_KIND),
                    row.get(ERASURE_RECORD.HEAD),
                    row.get(ERASURE_RECORD.RECORD_ID))));
  }

  /**
   * Notes what is to be done, and takes the person out of what checks had found.
   *
   * @param lakeRuns the runs of the lake that are to be replaced
   */
  void begin(
      String id,
      Person person,
      long lakeRuns,
      Request request,
      KnownValues values,
      LocalDateTime now) {
    warehouse.transaction(() -> {
      warehouse
          .dsl()
          .insertInto(ERASURE)
          .set(ERASURE.ERASURE_ID, id)
          .set(ERASURE.REQUESTED_BY, request.by())
          .set(ERASURE.REASON, request.reason())
          .set(ERASURE.PROFILES, (long) person.profiles().size())
          .set(ERASURE.RECORDS, (long) person.records().size())
          .set(ERASURE.LAKE_RUNS, lakeRuns)
          .set(ERASURE.STARTED_AT, now)
          .execute();
      warehouse
          .engine()
          .append(
              warehouse.dsl(),
              ERASURE_RECORD,
              person.records().stream().map(record -> row(id, record)));
      return maskFindings(values);
    });
  }

  private static List<@Nullable Object> row(String erasure, RecordId record) {
    return List.of(erasure, record.source(), record.sourceKind(), record.head(), record.id());
  }

  private int maskFindings(KnownValues values) {
    int masked = 0;
    for (String message :
        warehouse
            .dsl()
            .selectDistinct(CHECK_RESULT.MESSAGE)
            .from(CHECK_RESULT)
            .fetch(row -> row.value1())) {
      String clean = values.masked(message);
      if (!clean.equals(message)) {
        masked +=
            warehouse
                .dsl()
                .update(CHECK_RESULT)
                .set(CHECK_RESULT.MESSAGE, clean)
                .where(CHECK_RESULT.MESSAGE.eq(message))
                .execute();
      }
    }
    return masked;
  }

  /** Notes that it is done, and forgets which records they were. */
  void finish(String id, LocalDateTime now) {
    warehouse.transaction(() -> {
      warehouse.dsl().deleteFrom(ERASURE_RECORD).where(ERASURE_RECORD.ERASURE_ID.eq(id)).execute();
      return warehouse
          .dsl()
          .update(ERASURE)
          .set(ERASURE.FINISHED_AT, now)
          .where(ERASURE.ERASURE_ID.eq(id))
          .execute();
    });
  }
}
