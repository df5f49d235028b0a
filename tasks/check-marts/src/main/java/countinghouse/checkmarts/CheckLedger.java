package countinghouse.checkmarts;

import static countinghouse.warehouse.tables.ops.Tables.CHECK_RESULT;
import static countinghouse.warehouse.tables.ops.Tables.CHECK_RUN;

import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a check found, in ops; publish-marts looks there.
 *
 * @param warehouse to write to
 */
record CheckLedger(Warehouse warehouse) {

  /**
   * Replaces what earlier checks of the build found, in one transaction.
   *
   * @param at when it was checked (UTC)
   */
  void write(BuildId build, Verdict verdict, LocalDateTime at) {
    warehouse.transaction(() -> {
      forget(build);
      verdict.results().forEach(result -> write(build, result, at));
      return warehouse
          .dsl()
          .insertInto(CHECK_RUN)
          .values(
              build.text(),
              verdict.isPassed() ? "passed" : "failed",
              verdict.count(Status.PASSED),
              verdict.count(Status.WARNED),
              verdict.count(Status.FAILED),
              at)
          .execute();
    });
  }

  private void forget(BuildId build) {
    warehouse
        .dsl()
        .deleteFrom(CHECK_RESULT)
        .where(CHECK_RESULT.BUILD_ID.eq(build.text()))
        .execute();
    Kept.TABLES.forEach(table ->
        warehouse.dsl().deleteFrom(table).where(Kept.build(table).eq(build.text())).execute());
    warehouse.dsl().deleteFrom(CHECK_RUN).where(CHECK_RUN.BUILD_ID.eq(build.text())).execute();
  }

  private void write(BuildId build, CheckResult result, LocalDateTime at) {
    warehouse
        .dsl()
        .insertInto(CHECK_RESULT)
        .values(
            build.text(),
            result.rule(),
            result.subject(),
            result.level().label(),
            result.status().label(),
            result.failures(),
            result.message(),
            at)
        .execute();
    result.kept().ifPresent(kept -> keep(build, kept));
  }

  private void keep(BuildId build, Kept kept) {
    for (Map<String, @Nullable Object> row : kept.rows()) {
      warehouse.dsl().insertInto(kept.table()).values(kept.values(build.text(), row)).execute();
    }
  }
}
