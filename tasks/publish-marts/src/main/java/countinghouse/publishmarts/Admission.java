package countinghouse.publishmarts;

import static countinghouse.warehouse.tables.ops.Tables.CHECK_RESULT;
import static countinghouse.warehouse.tables.ops.Tables.CHECK_RUN;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.util.Optional;

/** Decides whether a build may be shown to readers. */
record Admission(Warehouse warehouse) {

  /**
   * Passes only a build that is there, was finished, was checked after that, passed, and is not
   * older than what is published.
   *
   * @return its stamp
   * @throws TaskFailure (65) saying which of these it lacks
   */
  Stamp demand(BuildId build, Optional<Stamp> published) {
    Stamp candidate = Stamp.of(warehouse, build);
    demandPassed(build, candidate);
    published
        .filter(stamp -> stamp.builtAt().isAfter(candidate.builtAt()))
        .ifPresent(stamp -> {
          throw refused(
              build,
              "The build of %s is older than the published one, %s of %s"
                  .formatted(candidate.builtAt(), stamp.build().text(), stamp.builtAt()),
              "Build and check again: a newer build was published meanwhile");
        });
    return candidate;
  }

  private void demandPassed(BuildId build, Stamp candidate) {
    String status =
        status(candidate)
            .orElseThrow(() ->
                refused(
                    build,
                    "The build has not been checked since it was made",
                    "Run check-marts with the same --build"));
    if (!status.equals("passed")) {
      throw refused(
          build,
          "The build did not pass its check: " + failures(candidate),
          "Do what check-marts said, build and check again; the published marts stay as they are");
    }
  }

  /** How the check of just this making of the build ended; an older one of its name counts not. */
  private Optional<String> status(Stamp candidate) {
    return warehouse
        .dsl()
        .select(CHECK_RUN.STATUS)
        .from(CHECK_RUN)
        .where(candidate.isMeantBy(CHECK_RUN.BUILD_ID, CHECK_RUN.BUILT_AT))
        .fetchOptional(CHECK_RUN.STATUS);
  }

  private String failures(Stamp candidate) {
    return String.join(
        "; ",
        warehouse
            .dsl()
            .select(CHECK_RESULT.RULE, CHECK_RESULT.SUBJECT, CHECK_RESULT.FAILURES)
            .from(CHECK_RESULT)
            .where(candidate.isMeantBy(CHECK_RESULT.BUILD_ID, CHECK_RESULT.BUILT_AT))
            .and(CHECK_RESULT.STATUS.eq("failed"))
            .orderBy(CHECK_RESULT.RULE, CHECK_RESULT.SUBJECT)
            .fetch(row -> "%s (%s): %d".formatted(row.value1(), row.value2(), row.value3())));
  }

  private TaskFailure refused(BuildId build, String what, String whatToDo) {
    return TaskFailure.data(what, "build " + build.text() + " in " + warehouse.address(), whatToDo);
  }
}
