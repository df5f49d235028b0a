package countinghouse.taskkit;

import java.time.Instant;

/** What happens to the run of a task, in real time: it begins, and ends in one of three ways. */
public sealed interface RunEvent {
  /** Which run. */
  TaskRun run();

  /** The work begins. */
  record Began(TaskRun run, Instant at) implements RunEvent {}

  /** The work is done. */
  record Done(TaskRun run, Instant at, RunReport report) implements RunEvent {}

  /** The work failed; the message holds no secret. */
  record Failed(TaskRun run, Instant at, String message) implements RunEvent {}

  /** Somebody stopped it. */
  record Stopped(TaskRun run, Instant at) implements RunEvent {}
}
