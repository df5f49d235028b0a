package countinghouse.extractsquare;

import countinghouse.taskkit.TaskRunner;

/** The command line of the jar. */
final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(TaskRunner.main(new ExtractSquare(), args));
  }
}
