package countinghouse.storefront.business;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Arithmetic of US cents held as whole numbers. */
public final class Cents {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Cents() {}

  /** This percentage of an amount, half a cent away from zero. */
  public static long percent(long cents, BigDecimal percentage) {
    return BigDecimal.valueOf(cents)
        .multiply(percentage)
        .divide(HUNDRED, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** A price times a quantity that may have decimals, half a cent to even. */
  public static long times(long price, BigDecimal quantity) {
    return BigDecimal.valueOf(price)
        .multiply(quantity)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  /** The part of a whole that belongs to {@code part} of {@code count} pieces, half away from 0. */
  public static long share(long whole, long part, long count) {
    return BigDecimal.valueOf(whole)
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /**
   * An amount spread over weights so that the shares sum to it: floor of each share, what is left
   * goes to the largest weights, a cent each. No share exceeds its weight while the amount does not
   * exceed their sum.
   */
  public static List<Long> spread(long amount, List<Long> weights) {
    long sum = weights.stream().mapToLong(Long::longValue).sum();
    if (sum == 0) {
      return weights.stream().map(weight -> 0L).toList();
    }
    List<Long> shares = new ArrayList<>();
    for (long weight : weights) {
      shares.add(Math.floorDiv(amount * weight, sum));
    }
    long left = amount - shares.stream().mapToLong(Long::longValue).sum();
    List<Integer> largestFirst =
        IntStream.range(0, weights.size())
            .boxed()
            .sorted(Comparator.comparing(weights::get, Comparator.reverseOrder()))
            .toList();
    for (int index = 0; left > 0; index++, left--) {
      int target = largestFirst.get(index);
      shares.set(target, shares.get(target) + 1);
    }
    return List.copyOf(shares);
  }

  /** The amount in dollars with two decimals, such as {@code -3.00}. */
  public static String text(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
