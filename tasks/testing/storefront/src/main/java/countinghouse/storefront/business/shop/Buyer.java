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

  /**
   * What WooCommerce's eraser leaves: no account, no person, the last number of the IP address 0;
   * it does not touch the note.
   */
  public Buyer erased() {
    return new Buyer(
        0, Person.NOBODY, billing.erased(), shipping.erased(), ip.replaceAll("[0-9]+$", "0"), note);
  }

  /** With another note to the shop. */
  public Buyer noting(String other) {
    return new Buyer(customerId, person, billing, shipping, ip, other);
  }
}
