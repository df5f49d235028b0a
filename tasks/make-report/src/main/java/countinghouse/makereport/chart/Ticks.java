package countinghouse.makereport.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The marks of an axis: multiples of 1, 2 or 5 times a power of ten that hold all values and zero,
 * so that a bar always starts at zero.
 *
 * @param values ascending, at least two
 */
record Ticks(List<BigDecimal> values) {

  /**
   * Marks for values between these two.
   *
   * @param wanted about so many steps
   */
  static Ticks over(BigDecimal least, BigDecimal most, int wanted) {
    BigDecimal low = least.min(BigDecimal.ZERO);
    BigDecimal high = most.max(BigDecimal.ZERO);
    if (high.compareTo(low) == 0) {
      high = BigDecimal.ONE;
    }
    BigDecimal step = step(high.subtract(low), wanted);
    long first = low.divide(step, 0, RoundingMode.FLOOR).longValueExact();
    long last = high.divide(step, 0, RoundingMode.CEILING).longValueExact();
    return new Ticks(
        LongStream.rangeClosed(first, last)
            .mapToObj(number -> step.multiply(BigDecimal.valueOf(number)))
            .toList());
  }

  /** The smallest of 1, 2, 5, 10 … that needs no more steps than wanted. */
  private static BigDecimal step(BigDecimal extent, int wanted) {
    BigDecimal raw = extent.divide(BigDecimal.valueOf(wanted), MathContext.DECIMAL64);
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(raw.precision() - raw.scale() - 1);
    for (int factor : new int[] {1, 2, 5}) {
      BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
      if (step.compareTo(raw) >= 0) {
        return step;
      }
    }
    return power.multiply(BigDecimal.TEN);
  }

  /** The scale from the first to the last mark. */
  Scale scale(double start, double end) {
    return new Scale(values.getFirst().doubleValue(), values.getLast().doubleValue(), start, end);
  }
}
