package countinghouse.storefront.business.shop;

import java.time.Instant;
import java.util.List;

/**
 * A coupon.
 *
 * @param amount percent, or cents off the cart
 * @param usedBy customer ids or e-mails, one per use
 */
public record Coupon(
    long id,
    String code,
    boolean percent,
    long amount,
    Instant created,
    Instant modified,
    List<String> usedBy) {

  /** WooCommerce's name of its kind. */
  public String discountType() {
    return percent ? "percent" : "fixed_cart";
  }
}
