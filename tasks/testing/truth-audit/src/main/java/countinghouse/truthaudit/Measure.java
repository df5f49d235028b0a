package countinghouse.truthaudit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a source's day: its column in {@code sales_by_day.csv}, and the amount of the view
 * {@code sales_movement} that answers the same question. Money is in major units; what was given
 * back is positive, in a measure of its own.
 */
enum Measure {
  ORDERS(null, Movement.SALE),
  ORDER_LINES(null, Movement.SALE),
  REFUNDS(null, Movement.REFUND),
  GROSS("gross_amount", Movement.SALE),
  DISCOUNT("discount_amount", Movement.SALE),
  NET_SALES("net_amount", Movement.SALE),
  REFUND_NET("net_amount", Movement.REFUND),
  NET_SALES_AFTER_REFUNDS("net_amount", Movement.BOTH),
  TAX("tax_amount", Movement.SALE),
  REFUND_TAX("tax_amount", Movement.REFUND),
  SHIPPING("shipping_amount", Movement.SALE),
  REFUND_SHIPPING("shipping_amount", Movement.REFUND),
  TIPS("tip_amount", Movement.SALE),
  REFUND_TIPS("tip_amount", Movement.REFUND),
  FEES("fee_amount", Movement.SALE),
  GIFT_CARDS_SOLD("gift_card_amount", Movement.SALE),
  ROUNDING("rounding_amount", Movement.SALE),
  TOTAL("total_amount", Movement.SALE),
  REFUND_TOTAL("total_amount", Movement.REFUND),
  /** Of a product, not of a day: in {@code sales_by_product_day.csv} only. */
  QUANTITY(null, Movement.SALE);

  /** Which rows of {@code sales_movement} a measure sums, and with which sign. */
  private enum Movement {
    SALE("sum(case when movement_kind = 'sale' then %s else 0 end)"),
    REFUND("sum(case when movement_kind = 'refund' then -%s else 0 end)"),
    BOTH("sum(%s)");

    private final String template;

    Movement(String template) {
      this.template = template;
    }
  }

  private final @Nullable String amount;
  private final Movement movement;

  Measure(@Nullable String amount, Movement movement) {
    this.amount = amount;
    this.movement = movement;
  }

  /** Those of a day: all but {@link #QUANTITY}. */
  static List<Measure> ofDays() {
    return Arrays.stream(values()).filter(measure -> measure != QUANTITY).toList();
  }

  /** Those of a day that are counts of things. */
  static List<Measure> ofThings() {
    return ofDays().stream().filter(measure -> !measure.isMoney()).toList();
  }

  /** Those that are money. */
  static List<Measure> ofMoney() {
    return Arrays.stream(values()).filter(Measure::isMoney).toList();
  }

  boolean isMoney() {
    return amount != null;
  }

  /** The column of {@code sales_by_day.csv}. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name to show. */
  String label() {
    return column().replace('_', ' ');
  }

  /**
   * For money: the aggregate over {@code sales_movement}, where what was given back is negative.
   */
  String aggregate() {
    return movement.template.formatted(amount);
  }
}
