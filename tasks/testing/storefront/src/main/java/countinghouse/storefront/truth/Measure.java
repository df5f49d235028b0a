package countinghouse.storefront.truth;

/**
 * The columns of {@code sales_by_day.csv}, in order; what each means stands in the README of this
 * module.
 */
public enum Measure {
  /** Counted sales. */
  ORDERS(false),
  /** Their lines. */
  ORDER_LINES(false),
  /** Refunds of counted sales. */
  REFUNDS(false),
  /** Goods before discount, without tax. */
  GROSS(true),
  /** What discounts took off. */
  DISCOUNT(true),
  /** Gross less discount. */
  NET_SALES(true),
  /** Goods given back, without tax. */
  REFUND_NET(true),
  /** Net sales less refunded net. */
  NET_SALES_AFTER_REFUNDS(true),
  /** Tax of sales. */
  TAX(true),
  /** Tax given back. */
  REFUND_TAX(true),
  /** Shipping without tax. */
  SHIPPING(true),
  /** Shipping given back, without tax. */
  REFUND_SHIPPING(true),
  /** Tips. */
  TIPS(true),
  /** Tips given back. */
  REFUND_TIPS(true),
  /** Fee lines and service charges, without tax. */
  FEES(true),
  /** Gift cards sold. */
  GIFT_CARDS_SOLD(true),
  /** Cash rounding. */
  ROUNDING(true),
  /** Header totals of counted sales. */
  TOTAL(true),
  /** Header totals of refunds. */
  REFUND_TOTAL(true);

  private final boolean money;

  Measure(boolean money) {
    this.money = money;
  }

  /** Whether it is an amount in cents; else a count. */
  public boolean isMoney() {
    return money;
  }
}
