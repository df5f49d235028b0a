package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.shop.Buyer;
import countinghouse.storefront.business.shop.Checkout;
import countinghouse.storefront.business.shop.Meta;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopLine;
import countinghouse.storefront.business.shop.ShopOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/** What the staff change in online orders after the fact. */
final class OrderEdits {
  private final World world;
  private final Shop shop;
  private final Mirror mirror;

  OrderEdits(World world, Mirror mirror) {
    this.world = world;
    this.shop = world.shop();
    this.mirror = mirror;
  }

  /** Plans the edits of an order, mostly none. */
  void plan(Chance chance, ShopOrder order) {
    switch (chance.weighted(93, 2, 1.5, 1.5, 1, 1)) {
      case 1 -> later(chance, order, 2, 20, this::moveHouse);
      case 2 -> later(chance, order, 2, 20, (edited, at) -> removeLine(chance, edited, at));
      case 3 -> later(chance, order, 5, 90, this::note);
      case 4 -> later(chance, order, 20, 200, (edited, at) -> trash(chance, edited, at));
      case 5 -> later(chance, order, 24, 300, this::tag);
      default -> {}
    }
  }

  /** Puts an order into the trash; some come back, the others are deleted after thirty days. */
  void trash(Chance chance, ShopOrder order, Instant at) {
    if (mirror.isMirrored(order.id())) {
      return;
    }
    shop.save(order.trashed(at));
    long id = order.id();
    if (chance.happens(0.5)) {
      world.timeline().after(Duration.ofHours(chance.between(20, 120)), then -> restore(id, then));
    } else {
      world.timeline().after(Duration.ofDays(30), then -> deleteIfTrash(id));
    }
  }

  /** Takes one line out of an order that is not sent yet. */
  void removeLine(Chance chance, ShopOrder order, Instant at) {
    boolean simple = order.basket().coupons().isEmpty() && shop.refundsOf(order.id()).isEmpty();
    boolean open = order.stage().status().equals("processing");
    if (open && simple && order.basket().lines().size() > 1 && !mirror.isMirrored(order.id())) {
      ShopLine line = chance.pick(order.basket().lines());
      shop.save(order.withBasket(Checkout.without(order.basket(), line), at));
    }
  }

  private void moveHouse(ShopOrder order, Instant at) {
    Buyer buyer = order.buyer();
    shop.save(order.withBuyer(buyer.shippingTo(buyer.shipping().movedTo("7 New Bridge Rd")), at));
  }

  private void note(ShopOrder order, Instant at) {
    shop.save(order.withBuyer(order.buyer().noting("Called: leave with the neighbor"), at));
  }

  private void tag(ShopOrder order, Instant at) {
    shop.save(order.withMeta(new Meta(shop.newMetaId(), "packed_by", "Wren"), at));
  }

  private void restore(long id, Instant at) {
    shop.order(id)
        .filter(order -> order.stage().isTrash())
        .ifPresent(order -> {
          String back = order.stage().trashedFrom();
          shop.save(order.to(back == null ? "pending" : back, at));
        });
  }

  private void deleteIfTrash(long id) {
    if (shop.order(id).filter(order -> order.stage().isTrash()).isPresent()) {
      shop.delete(id);
    }
  }

  private void later(
      Chance chance, ShopOrder order, int low, int high, BiConsumer<ShopOrder, Instant> edit) {
    long id = order.id();
    world
        .timeline()
        .after(
            Duration.ofMinutes(60L * chance.between(low, high) + chance.between(0, 59)),
            at ->
                shop.order(id)
                    .filter(found -> !found.stage().isTrash())
                    .ifPresent(found -> edit.accept(found, at)));
  }
}
