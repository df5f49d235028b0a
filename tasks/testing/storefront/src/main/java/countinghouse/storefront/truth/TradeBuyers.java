package countinghouse.storefront.truth;

import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.shop.ShopCustomer;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.till.TillCustomer;
import countinghouse.storefront.business.till.TillOrder;

/** Who buys to sell again: a wholesale account of the shop, a wholesale profile of the till. */
final class TradeBuyers {
  private final Business business;

  TradeBuyers(Business business) {
    this.business = business;
  }

  /** Whether the buyer is one. */
  boolean bought(ShopOrder order) {
    return business
        .shop()
        .customer(order.buyer().customerId())
        .map(ShopCustomer::role)
        .filter("wholesale_customer"::equals)
        .isPresent();
  }

  /** Whether the buyer is one. */
  boolean bought(TillOrder order) {
    return TillBuyer.of(business.till(), order).filter(TillCustomer::wholesale).isPresent();
  }
}
