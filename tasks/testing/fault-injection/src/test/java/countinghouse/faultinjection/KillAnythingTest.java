package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.Folders;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Kills the real jars at random moments until as many kills are done as are asked for: 20 in {@code
 * make test}, 1,000 in {@code make soak}. Every case has a seed of its own, which brings the same
 * case again.
 */
class KillAnythingTest {
  private static final int KILLS = Integer.getInteger("kills", 20);
  private static final int WORKERS = Integer.getInteger("workers", 2);
  private static final int TOLD_EVERY = 50;
  private static final long SEED = Long.getLong("seed", 2026);

  private final AtomicLong nextSeed = new AtomicLong(SEED);
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger cases = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Path folder = World.home("kills");

  @Test
  void theNextRunHealsWhateverWasKilledWhenever() throws Exception {
    Folders.remove(folder);
    Jars jars = new Jars();
    long began = System.nanoTime();
    World world = World.shared();
    System.out.printf("kills: first seed %d, prepared after %d s%n", SEED, secondsSince(began));
    List<Thread> workers =
        IntStream.range(0, WORKERS)
            .mapToObj(worker -> Thread.ofPlatform().start(() -> work(world, jars)))
            .toList();
    for (Thread worker : workers) {
      worker.join();
    }
    System.out.printf(
        "%,d kills in %,d cases, %d failures, %d s%n",
        kills.get(), cases.get(), failures.size(), secondsSince(began));
    assertThat(failures).isEmpty();
    assertThat(kills).hasValueGreaterThanOrEqualTo(KILLS);
  }

  private static long secondsSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanoTime);
  }

  private void work(World world, Jars jars) {
    while (kills.get() < KILLS) {
      long seed = nextSeed.getAndIncrement();
      Path home = folder.resolve("case-" + seed);
      KillCase kill = new KillCase(seed, world, jars, home);
      try {
        kill.run();
        Folders.remove(home);
      } catch (Exception | AssertionError e) {
        fail(seed, kill, e);
      }
      cases.incrementAndGet();
      tell(kill.kills());
    }
  }

  private void fail(long seed, KillCase kill, Throwable e) {
    String message = String.valueOf(e);
    String failure =
        "%s%n  %s%n  again: make soak KILLS=1 SEED=%d"
            .formatted(kill.story(), message.substring(0, Math.min(2_000, message.length())), seed);
    failures.add(failure);
    System.out.println("FAILED: " + failure);
  }

  private void tell(int more) {
    int before = kills.getAndAdd(more);
    if (before / TOLD_EVERY != (before + more) / TOLD_EVERY) {
      System.out.printf(
          "%,d kills in %,d cases, %d failures%n", before + more, cases.get(), failures.size());
    }
  }
}
