package countinghouse.apiclient;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How patiently one request is asked again: exponential back-off with full jitter, within a budget.
 *
 * @param budget time from the first attempt on after which we give up
 * @param firstDelay the mean wait before the second attempt, doubled each time
 * @param longestDelay the longest wait of our own choice
 * @param interval the least time between two requests; zero for none
 */
public record RetryPolicy(
    Duration budget, Duration firstDelay, Duration longestDelay, Duration interval) {
  /** Attempts at a host that cannot be reached at all: a wrong address does not heal. */
  static final int ATTEMPTS_WHEN_UNREACHABLE = 3;

  /** For the work of a scheduled run: five minutes for each request. */
  public static final RetryPolicy PATIENT =
      new RetryPolicy(
          Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ZERO);

  /** For a person who waits for an answer: ten seconds. */
  public static final RetryPolicy BRISK =
      new RetryPolicy(
          Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ZERO);

  /** The same patience with at most so many requests in a second. */
  RetryPolicy atMostPerSecond(int requests) {
    return new RetryPolicy(
        budget, firstDelay, longestDelay, Duration.ofSeconds(1).dividedBy(requests));
  }

  /** A random wait before the next attempt; attempts count from 1. */
  Duration delayAfter(int attempt, RandomGenerator random) {
    long ceiling =
        Math.min(longestDelay.toMillis(), firstDelay.toMillis() << Math.min(attempt - 1, 20));
    return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
  }
}
