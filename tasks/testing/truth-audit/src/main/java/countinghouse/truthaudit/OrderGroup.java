package countinghouse.truthaudit;

import java.util.Comparator;
import java.util.List;

/**
 * Sales of a source that have something in common, over the whole history.
 *
 * @param source the source's name
 * @param kind promotion, payment, channel or milestone
 * @param member which one, for example a coupon code
 */
record OrderGroup(String source, String kind, String member) implements Comparable<OrderGroup> {
  /** What a group of sales is compared by. */
  static final List<Measure> MEASURES =
      List.of(Measure.ORDERS, Measure.DISCOUNT, Measure.TOTAL, Measure.REFUND_TOTAL);

  private static final Comparator<OrderGroup> ORDER =
      Comparator.comparing(OrderGroup::source)
          .thenComparing(OrderGroup::kind)
          .thenComparing(OrderGroup::member);

  @Override
  public int compareTo(OrderGroup other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return source + " " + kind + ": " + member;
  }
}
