package countinghouse.storefront.business.shop;

import countinghouse.storefront.business.Address;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user account of the web shop.
 *
 * @param personId who it really is; empty for the shop's own account
 * @param modified null when WooCommerce never saved it
 * @param role such as customer or wholesale_customer
 * @param billing carries the account's e-mail as typed
 */
public record ShopCustomer(
    long id,
    String personId,
    Instant created,
    @Nullable Instant modified,
    String email,
    String role,
    String username,
    Address billing,
    Address shipping,
    boolean paying) {

  /** After a purchase. */
  public ShopCustomer payingNow() {
    return new ShopCustomer(
        id, personId, created, modified, email, role, username, billing, shipping, true);
  }

  /** After moving house. */
  public ShopCustomer movedTo(Address home, Instant at) {
    return new ShopCustomer(id, personId, created, at, email, role, username, home, home, paying);
  }
}
