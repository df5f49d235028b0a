package countinghouse.buildmarts;

import countinghouse.taskkit.TaskRunner;

/** The entry of the task jar. */
public final class Main {
  private Main() {}

  /** Runs the task and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(TaskRunner.main(new BuildMarts(), args));
  }
}
