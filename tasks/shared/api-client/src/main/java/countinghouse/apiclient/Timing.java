package countinghouse.apiclient;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Time as a client feels it; a test gives a clock that goes on when it sleeps.
 *
 * @param clock tells how long something took
 * @param sleeper waits
 * @param random spreads retries
 */
public record Timing(InstantSource clock, Sleeper sleeper, RandomGenerator random) {
  /** Waits for a while. */
  @FunctionalInterface
  public interface Sleeper {
    /** Returns after the duration. */
    void sleep(Duration duration) throws InterruptedException;
  }

  /** Real time. */
  public static Timing real() {
    return new Timing(Clock.systemUTC(), Thread::sleep, new SecureRandom());
  }
}
