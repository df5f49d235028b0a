package countinghouse.checkmarts;

import countinghouse.taskkit.TaskRunner;

/** Starts check-marts. */
public final class Main {
  private Main() {}

  /** Runs the task and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(TaskRunner.main(new CheckMarts(), args));
  }
}
