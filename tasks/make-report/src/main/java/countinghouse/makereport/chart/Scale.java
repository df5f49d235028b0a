package countinghouse.makereport.chart;

import java.math.BigDecimal;

/**
 * Where a value stands on the page: a straight line from one range to another.
 *
 * @param from value that stands at {@code start}
 * @param to value that stands at {@code end}
 * @param start pixels
 * @param end pixels
 */
record Scale(double from, double to, double start, double end) {
  /** Refuses a range without extent, on which nothing has a place. */
  public Scale {
    if (!(to > from)) {
      throw new IllegalArgumentException("no extent from " + from + " to " + to);
    }
  }

  /** The pixel of a value. */
  double at(double value) {
    return start + (value - from) / (to - from) * (end - start);
  }

  /** The pixel of a value. */
  double at(BigDecimal value) {
    return at(value.doubleValue());
  }
}
