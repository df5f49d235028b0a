package countinghouse.taskkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns a kill (SIGTERM, Ctrl-C) into an interrupt of the working thread and gives it a few seconds
 * to leave things tidy. The process then ends with the signal's own status (143, 130), which a
 * scheduler retries.
 */
final class GracefulStop {
  private static final long SECONDS_TO_TIDY_UP = 5;

  private final CountDownLatch done = new CountDownLatch(1);

  private GracefulStop() {}

  static GracefulStop ofThisThread() {
    GracefulStop stop = new GracefulStop();
    Thread worker = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop.interrupt(worker), "graceful-stop"));
    return stop;
  }

  /** The work is over: a later shutdown need not wait. */
  void finished() {
    done.countDown();
  }

  private void interrupt(Thread worker) {
    try {
      if (done.getCount() > 0) {
        worker.interrupt();
        boolean tidy = done.await(SECONDS_TO_TIDY_UP, TimeUnit.SECONDS);
        if (!tidy) {
          System.err.println("stopped before the task had tidied up");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
