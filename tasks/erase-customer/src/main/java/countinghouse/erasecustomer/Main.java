package countinghouse.erasecustomer;

import countinghouse.taskkit.TaskRunner;

/** Entry point of {@code erase-customer.jar}. */
public final class Main {
  private Main() {}

  /** Runs the task and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(TaskRunner.main(new EraseCustomer(), args));
  }
}
