package countinghouse.storefront.business.till;

import org.jspecify.annotations.Nullable;

/** A discount the till knows. */
public enum DiscountOffer {
  /** For people who live round the corner. */
  NEIGHBOR("Neighbor 10%", 10, null),
  /** Yesterday's bread. */
  DAY_OLD("Day-old 50%", 50, null),
  /** A voucher. */
  FIVE_OFF("Five Off", null, 500L),
  /** The wholesale price list. */
  WHOLESALE("Wholesale 30%", 30, null);

  private final String title;
  private final @Nullable Integer percent;
  private final @Nullable Long amount;

  DiscountOffer(String title, @Nullable Integer percent, @Nullable Long amount) {
    this.title = title;
    this.percent = percent;
    this.amount = amount;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** Its percentage; null when it is an amount. */
  public @Nullable Integer percent() {
    return percent;
  }

  /** Its amount in cents; null when it is a percentage. */
  public @Nullable Long amount() {
    return amount;
  }
}
