package countinghouse.makereport.figures;

import java.math.BigDecimal;

/**
 * What a product sold in a stretch of days, in the stretch before, and in that of a year before.
 *
 * @param code of the product
 * @param now in the stretch
 * @param before in as many days just before
 * @param yearBefore on the same weekdays 52 weeks before
 */
public record ProductSales(String code, Stretch now, Stretch before, Stretch yearBefore) {
  private static final BigDecimal LEAST_UNITS = BigDecimal.valueOf(20);
  private static final BigDecimal FOUR = BigDecimal.valueOf(4);

  /** Net sales and units of some days. */
  public record Stretch(BigDecimal net, BigDecimal units) {}

  /**
   * Whether units changed by more than chance does: both stretches sold 20 or more together, and
   * they differ by more than two standard deviations of a count, 2 √(a + b). Small products, which
   * double and halve by themselves, then lead no list.
   */
  public static boolean isRealChange(Stretch one, Stretch other) {
    BigDecimal sum = one.units().add(other.units());
    BigDecimal difference = one.units().subtract(other.units());
    return sum.compareTo(LEAST_UNITS) >= 0
        && difference.multiply(difference).compareTo(FOUR.multiply(sum)) > 0;
  }

  /** Net sales now, less those of another stretch. */
  public BigDecimal gain(Stretch base) {
    return now.net().subtract(base.net());
  }
}
