package countinghouse.taskkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns a kill (SIGTERM, Ctrl-C) into an interrupt of the working thread and gives it some time to
 * leave things tidy. The process then ends with the signal's own status (143, 130), which a
 * scheduler retries.
 */
final class GracefulStop {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Duration toTidyUp;

  private GracefulStop(Duration toTidyUp) {
    this.toTidyUp = toTidyUp;
  }

  static GracefulStop ofThisThread(Duration toTidyUp) {
    GracefulStop stop = new GracefulStop(toTidyUp);
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
        boolean tidy = done.await(toTidyUp.toMillis(), TimeUnit.MILLISECONDS);
        if (!tidy) {
          System.err.println("stopped before the task had tidied up");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
