package countinghouse.storefront.business;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * What will happen, in order of time and, at the same instant, of being planned. Playing to an
 * instant in one step or in many gives the same history.
 */
public final class Timeline {
  private final PriorityQueue<Happening> planned =
      new PriorityQueue<>(
          Comparator.comparing(Happening::when).thenComparingLong(Happening::sequence));
  private Instant now;
  private long sequence;

  public Timeline(Instant now) {
    this.now = now;
  }

  /** The instant up to which everything has happened. */
  public Instant now() {
    return now;
  }

  /** Plans something at an instant, in whole seconds, never in the quiet half hour of a day. */
  public void at(Instant when, Consumer<Instant> what) {
    Instant awake = BusinessTime.awake(Instant.ofEpochSecond(when.getEpochSecond()));
    planned.add(new Happening(awake, sequence++, what));
  }

  /** Plans something some time from the instant being played. */
  public void after(Duration delay, Consumer<Instant> what) {
    at(now.plus(delay), what);
  }

  /** Plans the beginning of a day, the one thing that happens at midnight. */
  public void atMidnight(Instant when, Consumer<Instant> what) {
    planned.add(new Happening(when, sequence++, what));
  }

  /** Plays everything up to and including an instant; does nothing when it is past already. */
  public void playTo(Instant until) {
    while (!planned.isEmpty() && !planned.peek().when().isAfter(until)) {
      Happening next = planned.remove();
      now = next.when().isAfter(now) ? next.when() : now;
      next.what().accept(now);
    }
    now = until.isAfter(now) ? until : now;
  }

  private record Happening(Instant when, long sequence, Consumer<Instant> what) {}
}
