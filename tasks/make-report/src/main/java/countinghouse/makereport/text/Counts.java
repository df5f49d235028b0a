package countinghouse.makereport.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Counts and shares as people read them. */
public final class Counts {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Counts() {}

  /** A count: {@code 1,234}. */
  public static String count(long value) {
    return Money.grouped(BigDecimal.valueOf(value), 0);
  }

  /** A quantity, whole or with what it has of decimals: {@code 12}, {@code 0.25}. */
  public static String quantity(BigDecimal value) {
    return Money.grouped(value, Math.max(0, value.stripTrailingZeros().scale()));
  }

  /** A part of a whole: {@code 12.5 %}; a dash when the whole is nothing. */
  public static String share(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0 ? Days.NONE : percent(ratio(part, whole));
  }

  /** A part of a whole: {@code 12.5 %}; a dash when the whole is nothing. */
  public static String share(long part, long whole) {
    return share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }

  /** A hundredfold of a ratio: {@code 12.5 %}. */
  static String percent(BigDecimal ratio) {
    return Money.grouped(ratio.multiply(HUNDRED), 1) + "\u00A0%";
  }

  static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, 6, RoundingMode.HALF_UP);
  }

  /** One or many of something: {@code 1 order}, {@code 2 orders}. */
  public static String of(long count, String one, String many) {
    return count(count) + "\u00A0" + (count == 1 ? one : many);
  }
}
