package countinghouse.storefront.business.play;

import countinghouse.storefront.business.shop.Meta;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopCustomer;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillCustomer;
import java.time.Instant;
import java.util.List;

/**
 * What the owner does when somebody asks to be forgotten: WooCommerce's eraser with the orders
 * included, and for every e-mail that the person ordered by; then the user is deleted, and the
 * profiles in Square's customer directory. Square keeps the profile's id in orders and payments.
 */
final class PersonalDataEraser {
  private final Directory directory;
  private final Shop shop;
  private final Till till;
  private final Instant now;

  PersonalDataEraser(World world) {
    directory = world.directory();
    shop = world.shop();
    till = world.till();
    now = world.timeline().now();
  }

  void erase(String personId) {
    List.copyOf(shop.orders()).stream()
        .filter(order -> order.buyer().person().id().equals(personId))
        .forEach(this::anonymise);
    List.copyOf(shop.customers()).stream()
        .filter(customer -> customer.personId().equals(personId))
        .map(ShopCustomer::id)
        .forEach(shop::deleteAccount);
    List.copyOf(till.customers()).stream()
        .filter(customer -> customer.personId().equals(personId))
        .map(TillCustomer::id)
        .forEach(till::deleteProfile);
    directory.forget(personId);
  }

  private void anonymise(ShopOrder order) {
    Meta mark = new Meta(shop.newMetaId(), "_anonymized", "yes");
    shop.save(
        order
            .withBuyer(order.buyer().erased(), now)
            .withPayment(order.payment().erased(), now)
            .withMeta(mark, now));
  }
}
