package countinghouse.lake;

import countinghouse.taskkit.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Up to where a head is known without a gap: the end of the unbroken union of its committed {@link
 * RunKind#WINDOW} runs. Other kinds do not count.
 */
public final class Watermark {
  private Watermark() {}

  /**
   * The end of the unbroken union of windows that begins at {@code start}; {@code start} itself
   * when no window covers it.
   */
  public static Instant of(List<Manifest> manifests, Instant start) {
    Instant end = start;
    for (Window window : windows(manifests)) {
      if (!window.from().isAfter(end) && window.to().isAfter(end)) {
        end = window.to();
      }
    }
    return end;
  }

  /**
   * Where the window began that was committed first: with the source's first record of that time,
   * unless it was a backfill. Empty when there is no window.
   */
  public static Optional<Instant> firstStart(List<Manifest> manifests) {
    return manifests.stream()
        .filter(it -> it.kind() == RunKind.WINDOW)
        .min(Manifest.FOLDING_ORDER)
        .map(Manifest::from);
  }

  /**
   * The next window to read, so that committing it and asking again ends with no gap up to {@code
   * to}. The look-back is read again in front of the watermark, since sources report late.
   *
   * @param start where history begins
   * @param to the end of what is to be read
   * @param lookback how far before the watermark the source may still change unseen
   * @param slice the longest stretch that one run commits, the look-back not counted
   * @return empty when the watermark has reached {@code to}
   */
  public static Optional<Window> next(
      List<Manifest> manifests, Instant start, Instant to, Duration lookback, Duration slice) {
    Instant watermark = of(manifests, start);
    if (!watermark.isBefore(to)) {
      return Optional.empty();
    }
    Instant from = later(start, watermark.minus(lookback));
    Instant end = watermark.plus(slice);
    return Optional.of(new Window(from, end.isBefore(to) ? end : to));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static List<Window> windows(List<Manifest> manifests) {
    return manifests.stream()
        .filter(it -> it.kind() == RunKind.WINDOW)
        .flatMap(
            it -> Optional.ofNullable(it.from()).map(from -> new Window(from, it.to())).stream())
        .sorted(Comparator.comparing(Window::from))
        .toList();
  }
}
