package countinghouse.checkmarts;

import static countinghouse.warehouse.tables.ops.Tables.CHECK_AMOUNT;
import static countinghouse.warehouse.tables.ops.Tables.CHECK_RESULT;
import static countinghouse.warehouse.tables.ops.Tables.CHECK_RUN;

import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a check found, in ops; publish-marts looks there.
 *
 * @param warehouse to write to
 */
record CheckLedger(Warehouse warehouse) {

  /**
   * Replaces what earlier checks of this making of the build found, in one transaction. What was
   * found in a build of the same name that was made before stays: it may be the published one.
   *
   * @param at when it was checked (UTC)
   */
  void write(Stamp build, Verdict verdict, LocalDateTime at) {
    warehouse.transaction(() -> {
      forget(build);
      warehouse
          .engine()
          .append(
              warehouse.dsl(),
              CHECK_RESULT,
              verdict.results().stream().map(result -> row(build, result, at)));
      warehouse
          .engine()
          .append(
              warehouse.dsl(),
              CHECK_AMOUNT,
              verdict.results().stream().flatMap(result -> amounts(build, result)));
      verdict.results().forEach(result -> result.kept().ifPresent(kept -> keep(build, kept)));
      return warehouse
          .dsl()
          .insertInto(CHECK_RUN)
          .values(
              build.build().text(),
              verdict.isPassed() ? "passed" : "failed",
              verdict.count(Status.PASSED),
              verdict.count(Status.WARNED),
              verdict.count(Status.FAILED),
              at,
              build.builtAt())
          .execute();
    });
  }

  private void forget(Stamp build) {
    DSLContext dsl = warehouse.dsl();
    dsl.deleteFrom(CHECK_RESULT)
        .where(build.isMeantBy(CHECK_RESULT.BUILD_ID, CHECK_RESULT.BUILT_AT))
        .execute();
    dsl.deleteFrom(CHECK_AMOUNT)
        .where(build.isMeantBy(CHECK_AMOUNT.BUILD_ID, CHECK_AMOUNT.BUILT_AT))
        .execute();
    dsl.deleteFrom(CHECK_RUN)
        .where(build.isMeantBy(CHECK_RUN.BUILD_ID, CHECK_RUN.BUILT_AT))
        .execute();
    Kept.TABLES.forEach(table -> dsl.deleteFrom(table).where(Kept.isOf(build, table)).execute());
  }

  private static List<@Nullable Object> row(Stamp build, CheckResult result, LocalDateTime at) {
    return List.of(
        build.build().text(),
        result.rule(),
        result.subject(),
        result.level().label(),
        result.status().label(),
        result.failures(),
        result.message(),
        at,
        build.builtAt(),
        result.means(),
        result.whatToDo());
  }

  private static Stream<List<@Nullable Object>> amounts(Stamp build, CheckResult result) {
    return result.amounts().entrySet().stream()
        .map(amount ->
            List.of(
                build.build().text(),
                build.builtAt(),
                result.rule(),
                result.subject(),
                amount.getKey(),
                amount.getValue()));
  }

  private void keep(Stamp build, Kept kept) {
    warehouse
        .engine()
        .append(
            warehouse.dsl(),
            kept.table(),
            kept.rows().stream().map(row -> kept.values(build, row)));
  }
}
