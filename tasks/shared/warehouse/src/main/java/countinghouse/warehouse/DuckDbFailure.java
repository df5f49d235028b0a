package countinghouse.warehouse;

import countinghouse.taskkit.TaskFailure;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What DuckDB says when its file, the disk or the memory is behind a failed statement, in our
 * words. All else that it refuses is a defect of the statement.
 */
final class DuckDbFailure {
  private DuckDbFailure() {}

  /**
   * The failure that stands behind an exception.
   *
   * @param where the warehouse's file
   */
  static Optional<TaskFailure> of(Throwable e, String where) {
    return Stream.iterate(e, it -> it != null, Throwable::getCause)
        .flatMap(it -> Stream.ofNullable(it.getMessage()))
        .flatMap(message -> of(message, where, e).stream())
        .findFirst();
  }

  private static Optional<TaskFailure> of(String message, String where, Throwable e) {
    if (message.contains("Corrupt database file")) {
      return Optional.of(broken(message, where, e));
    }
    if (message.contains("Permission denied") || message.contains("Read-only file system")) {
      return Optional.of(
          TaskFailure.configuration(
              "This user may not do it: " + lastPart(message),
              where,
              "Give the user of this task the file that is named, and the folder it lies in: DuckDB"
                  + " puts a file named as the warehouse's with .wal beside it",
              e));
    }
    if (message.contains("Out of Memory Error")) {
      return Optional.of(
          TaskFailure.temporary(
              "DuckDB has not enough memory: " + lastPart(message),
              where,
              "End what else takes this machine's memory, or give it more, and run it again",
              e));
    }
    return Optional.empty();
  }

  /** A file that can be opened no more, or in part only. */
  static TaskFailure broken(String message, String where, Throwable e) {
    return TaskFailure.configuration(
        "The warehouse's file is broken: " + lastPart(message), where, Warehouse.REMEDY, e);
  }

  /** Without the statement that was under way, which jOOQ puts before it. */
  private static String lastPart(String message) {
    int statement = message.lastIndexOf("]; ");
    return statement < 0 ? message : message.substring(statement + "]; ".length());
  }
}
