package countinghouse.extractwoocommerce;

import countinghouse.taskkit.TaskRunner;

/** The entry point of the task jar. */
public final class Main {
  private Main() {}

  /** Runs the task and exits with its code. */
  public static void main(String... args) {
    System.exit(TaskRunner.main(new ExtractWooCommerce(), args));
  }
}
