package countinghouse.taskkit;

import java.time.Instant;

/**
 * A stretch of time, half-open: {@code from} belongs to it, {@code to} does not.
 *
 * @param from inclusive start, UTC
 * @param to exclusive end, UTC; not before {@code from}
 */
public record Window(Instant from, Instant to) {
  /**
   * Checks the order of the bounds.
   *
   * @throws TaskFailure (64) when {@code to} lies before {@code from}
   */
  public Window {
    if (to.isBefore(from)) {
      throw TaskFailure.usage(
          "The window ends before it starts",
          "from " + from + " to " + to,
          "Give a --from that is not after --to");
    }
  }
}
