package countinghouse.storefront.business.till;

import org.jspecify.annotations.Nullable;

/** A service charge the till knows. */
public enum ChargeOffer {
  /** Ten percent of an event's goods, spread over the lines, not taxed. */
  STUDIO_EVENT("Studio event 10%", 10, null, false),
  /** For orders needed at once, taxed. */
  RUSH("Rush handling", null, 1000L, true),
  /** For a crate, not taxed. */
  CRATE("Crate deposit", null, 200L, false);

  private final String title;
  private final @Nullable Integer percent;
  private final @Nullable Long amount;
  private final boolean taxable;

  ChargeOffer(String title, @Nullable Integer percent, @Nullable Long amount, boolean taxable) {
    this.title = title;
    this.percent = percent;
    this.amount = amount;
    this.taxable = taxable;
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

  /** Whether sales tax is due on it. */
  public boolean taxable() {
    return taxable;
  }

  /** Whether it is spread over the lines and stands inside their totals. */
  public boolean apportioned() {
    return percent != null;
  }
}
