package countinghouse.extractwoocommerce;

import countinghouse.lake.RunKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a head are wanted.
 *
 * @param kind what the bounds mean
 * @param from inclusive; null for {@link RunKind#FULL}
 * @param to exclusive
 */
record Scope(RunKind kind, @Nullable Instant from, Instant to) {
  static Scope full(Instant to) {
    return new Scope(RunKind.FULL, null, to);
  }

  /** Everything from {@code from} on, whatever the end; for parents of what is wanted. */
  Scope openEnded(RunKind as) {
    return new Scope(as, from, Instant.MAX);
  }

  /** Whether an instant lies within the bounds. */
  boolean contains(Instant instant) {
    return (from == null || !instant.isBefore(from)) && instant.isBefore(to);
  }
}
