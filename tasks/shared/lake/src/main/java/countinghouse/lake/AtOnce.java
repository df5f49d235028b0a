package countinghouse.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Does the same with many things, several of them at the same time: a request to a store takes ten
 * milliseconds of waiting and hardly any work.
 *
 * @param several how many
 */
record AtOnce(int several) {
  /** What is done with each. */
  @FunctionalInterface
  interface Work<A, B> {
    B of(A thing) throws IOException;
  }

  /**
   * Does it with all.
   *
   * @return the outcomes, in the order of the things
   * @throws IOException the first failure in that order; the rest is not begun or given up
   */
  <A, B> List<B> each(List<A> things, Work<A, B> work) throws IOException {
    if (things.size() == 1) {
      return List.of(work.of(things.getFirst()));
    }
    Semaphore free = new Semaphore(several);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<B>> outcomes = new ArrayList<>();
      for (A thing : things) {
        outcomes.add(
            threads.submit(() -> {
              free.acquire();
              try {
                return work.of(thing);
              } finally {
                free.release();
              }
            }));
      }
      return gathered(outcomes, threads);
    }
  }

  private static <B> List<B> gathered(List<Future<B>> outcomes, ExecutorService threads)
      throws IOException {
    List<B> all = new ArrayList<>();
    try {
      for (Future<B> outcome : outcomes) {
        all.add(outcome.get());
      }
      return all;
    } catch (ExecutionException e) {
      threads.shutdownNow();
      throw of(e);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for the lake", e);
    }
  }

  private static IOException of(ExecutionException e) {
    return switch (e.getCause()) {
      case IOException cause -> cause;
      case RuntimeException cause -> throw cause;
      case Error cause -> throw cause;
      case null, default -> new IOException(e);
    };
  }
}
