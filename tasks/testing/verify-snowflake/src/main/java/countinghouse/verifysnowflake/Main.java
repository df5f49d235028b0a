package countinghouse.verifysnowflake;

import countinghouse.taskkit.TaskRunner;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the verification. */
public final class Main {
  /** Long enough to drop some schemas and to delete some dozens of files. */
  private static final Duration TO_TIDY_UP = Duration.ofMinutes(2);

  private Main() {}

  /** Runs it with the arguments of the command line. */
  public static void main(String[] args) {
    AtomicBoolean isStopped = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> isStopped.set(true), "stopped"));
    VerifySnowflake task = new VerifySnowflake(System.getenv(), isStopped::get);
    System.exit(TaskRunner.main(task, TO_TIDY_UP, args));
  }
}
