package countinghouse.extraction;

import countinghouse.lake.Manifest;
import countinghouse.lake.Watermark;
import countinghouse.taskkit.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Cuts what is to be read of a head into slices that each commit, so that a first load of years can
 * be interrupted and goes on where it was.
 */
public final class Slices {
  /** The longest stretch that one run commits, the look-back not counted. */
  private static final Duration LENGTH = Duration.ofDays(30);

  private Slices() {}

  /** Reads a stated stretch, whatever was read before; an empty one is one empty slice. */
  public static void stated(Window stretch, Consumer<Window> read) {
    Instant from = stretch.from();
    do {
      Instant to = earlier(from.plus(LENGTH), stretch.to());
      read.accept(new Window(from, to));
      from = to;
    } while (from.isBefore(stretch.to()));
  }

  /**
   * Reads everything that is missing up to {@code to}, the look-back before it included. History
   * begins with the stated first day; else with the source's first record, or where the first
   * window began if that is earlier. (Not with the window alone: it may have been a backfill of
   * some later stretch, and everything before it would never be read.) A beginning that is not
   * before {@code to} leaves the look-back alone to be read.
   *
   * @param committed the runs of the head that the lake has
   * @param firstDay the stated beginning of history, if any
   * @param firstRecord asks the source for its first record, only when no first day is stated
   * @param lookback see {@link Watermark#next}
   * @param read reads and commits one slice
   * @return the watermark that was reached
   */
  public static Instant missing(
      List<Manifest> committed,
      Instant to,
      Optional<Instant> firstDay,
      Supplier<Optional<Instant>> firstRecord,
      Duration lookback,
      Function<Window, Manifest> read) {
    List<Manifest> known = new ArrayList<>(committed);
    Instant start =
        firstDay
            .or(() -> earlier(Watermark.firstStart(known), firstRecord.get()))
            .filter(it -> it.isBefore(to))
            .orElse(to.minus(lookback));
    Optional<Window> next = Watermark.next(known, start, to, lookback, LENGTH);
    while (next.isPresent()) {
      known.add(read.apply(next.get()));
      next = Watermark.next(known, start, to, lookback, LENGTH);
    }
    return Watermark.of(known, start);
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
