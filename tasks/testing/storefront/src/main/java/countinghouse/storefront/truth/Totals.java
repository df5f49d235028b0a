package countinghouse.storefront.truth;

import countinghouse.storefront.business.Cents;
import java.util.EnumMap;
import java.util.Map;

/** Sums of the measures, in cents or counts. */
public final class Totals {
  private final Map<Measure, Long> sums = new EnumMap<>(Measure.class);

  /** Adds to a measure; net sales and what is derived from them follow by themselves. */
  public Totals add(Measure measure, long value) {
    sums.merge(measure, value, Long::sum);
    switch (measure) {
      case GROSS -> add(Measure.NET_SALES, value);
      case DISCOUNT -> add(Measure.NET_SALES, -value);
      case NET_SALES -> add(Measure.NET_SALES_AFTER_REFUNDS, value);
      case REFUND_NET -> add(Measure.NET_SALES_AFTER_REFUNDS, -value);
      default -> {}
    }
    return this;
  }

  /** Adds other sums to these. */
  public void addAll(Totals other) {
    other.sums.forEach((measure, value) -> sums.merge(measure, value, Long::sum));
  }

  /** The sum of a measure. */
  public long get(Measure measure) {
    return sums.getOrDefault(measure, 0L);
  }

  /** The sum of a measure as it is written: dollars with two decimals, or a plain count. */
  public String text(Measure measure) {
    return measure.isMoney() ? Cents.text(get(measure)) : Long.toString(get(measure));
  }
}
