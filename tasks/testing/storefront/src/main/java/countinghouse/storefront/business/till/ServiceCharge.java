package countinghouse.storefront.business.till;

import org.jspecify.annotations.Nullable;

/**
 * A service charge on an order.
 *
 * @param applied what it comes to without tax, in cents
 * @param tax what tax falls on it; null when it bears none
 */
public record ServiceCharge(String uid, ChargeOffer offer, long applied, @Nullable Applied tax) {

  /** Its tax in cents. */
  public long taxCents() {
    return tax == null ? 0 : tax.cents();
  }
}
