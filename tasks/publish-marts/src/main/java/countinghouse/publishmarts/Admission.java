package countinghouse.publishmarts;

import static countinghouse.warehouse.tables.ops.Tables.CHECK_RESULT;
import static countinghouse.warehouse.tables.ops.Tables.CHECK_RUN;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.util.Optional;

/** Decides whether a build may be shown to readers. */
record Admission(Warehouse warehouse) {

  /**
   * Passes only a build that is there, was finished, was checked after that, passed, and is not
   * older than what is published.
   *
   * @throws TaskFailure (65) saying which of these it lacks
   */
  void demand(BuildId build, Optional<Stamp> published) {
    Stamp candidate = finished(build);
    demandPassed(build, candidate);
    published
        .filter(stamp -> stamp.builtAt().isAfter(candidate.builtAt()))
        .ifPresent(stamp -> {
          throw refused(
              build,
              "The build of %s is older than the published one, %s of %s"
                  .formatted(candidate.builtAt(), stamp.build(), stamp.builtAt()),
              "Build and check again: a newer build was published meanwhile");
        });
  }

  private Stamp finished(BuildId build) {
    return Stamp.in(warehouse, warehouse.schemas().of(build))
        .filter(stamp -> stamp.build().equals(build.text()))
        .orElseThrow(() ->
            refused(
                build,
                "There is no finished build of this name",
                "Run build-marts with the same --build, then check-marts"));
  }

  private void demandPassed(BuildId build, Stamp candidate) {
    CheckRun run =
        checkRun(build)
            .filter(it -> !it.checkedAt().isBefore(candidate.builtAt()))
            .orElseThrow(() ->
                refused(
                    build,
                    "The build has not been checked since it was made",
                    "Run check-marts with the same --build"));
    if (!run.status().equals("passed")) {
      throw refused(
          build,
          "The build did not pass its check: " + failures(build),
          "Do what check-marts said, build and check again; the published marts stay as they are");
    }
  }

  private record CheckRun(String status, LocalDateTime checkedAt) {}

  private Optional<CheckRun> checkRun(BuildId build) {
    return warehouse
        .dsl()
        .select(CHECK_RUN.STATUS, CHECK_RUN.CHECKED_AT)
        .from(CHECK_RUN)
        .where(CHECK_RUN.BUILD_ID.eq(build.text()))
        .fetchOptional(row -> new CheckRun(row.value1(), row.value2()));
  }

  private String failures(BuildId build) {
    return String.join(
        "; ",
        warehouse
            .dsl()
            .select(CHECK_RESULT.RULE, CHECK_RESULT.SUBJECT, CHECK_RESULT.FAILURES)
            .from(CHECK_RESULT)
            .where(CHECK_RESULT.BUILD_ID.eq(build.text()), CHECK_RESULT.STATUS.eq("failed"))
            .orderBy(CHECK_RESULT.RULE, CHECK_RESULT.SUBJECT)
            .fetch(row -> "%s (%s): %d".formatted(row.value1(), row.value2(), row.value3())));
  }

  private TaskFailure refused(BuildId build, String what, String whatToDo) {
    return TaskFailure.data(what, "build " + build.text() + " in " + warehouse.address(), whatToDo);
  }
}
