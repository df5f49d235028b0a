package countinghouse.makereport;

import countinghouse.taskkit.TaskRunner;

/** Starts make-report. */
public final class Main {
  private Main() {}

  /** Runs the task and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(TaskRunner.main(new MakeReport(), args));
  }
}
