package countinghouse.storefront.business.shop;

import countinghouse.storefront.business.Address;
import countinghouse.storefront.business.Person;

/**
 * Who ordered.
 *
 * @param customerId 0 for a guest
 * @param person who it really is
 */
public record Buyer(
    long customerId, Person person, Address billing, Address shipping, String ip, String note) {

  /** With another shipping address. */
  public Buyer shippingTo(Address other) {
    return new Buyer(customerId, person, billing, other, ip, note);
  }

  /** With another note to the shop. */
  public Buyer noting(String other) {
    return new Buyer(customerId, person, billing, shipping, ip, other);
  }
}
