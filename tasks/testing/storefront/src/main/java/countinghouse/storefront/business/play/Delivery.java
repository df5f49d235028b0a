package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.shop.Buyer;
import countinghouse.storefront.business.shop.CartItem;
import countinghouse.storefront.business.shop.Checkout;
import countinghouse.storefront.business.shop.Rate;
import countinghouse.storefront.business.shop.ShippingLine;
import countinghouse.storefront.business.shop.ShopLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an online order reaches its buyer. */
final class Delivery {
  private static final long FREE_FROM = 7500;
  private static final long FLAT_RATE = 795;

  private Delivery() {}

  static ShippingLine choose(
      Chance chance,
      Checkout checkout,
      List<ShopLine> lines,
      List<CartItem> cart,
      Buyer buyer,
      @Nullable Rate rate) {
    if (buyer.shipping().city().equals("Hudson") && chance.happens(0.6)) {
      return checkout.shipping("local_pickup", "Local pickup", 0, lines, rate);
    }
    long gross = cart.stream().mapToLong(item -> item.price() * item.quantity()).sum();
    return gross >= FREE_FROM
        ? checkout.shipping("free_shipping", "Free shipping", 0, lines, rate)
        : checkout.shipping("flat_rate", "Flat rate", FLAT_RATE, lines, rate);
  }
}
