package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.shop.PaymentNote;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopCustomer;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import java.util.function.Consumer;

/** What becomes of an online order: paid, sent, completed, or not. */
final class OrderLife {
  private static final Set<String> ON_THE_WAY = Set.of("processing", "shipped");

  private final World world;
  private final Shop shop;
  private final RefundDesk refunds;
  private final Mirror mirror;
  private final OrderEdits edits;

  OrderLife(World world, RefundDesk refunds, Mirror mirror, OrderEdits edits) {
    this.world = world;
    this.shop = world.shop();
    this.refunds = refunds;
    this.mirror = mirror;
    this.edits = edits;
  }

  /** Plans everything that will happen to a new order. */
  void begin(Chance chance, ShopOrder order) {
    edits.plan(chance, order);
    if (order.basket().lines().isEmpty()) {
      in(Duration.ofMinutes(2), at -> move(order.id(), "completed", at));
    } else if (order.payment().method().equals(PaymentChoice.TRANSFER)) {
      waitForTransfer(chance, order);
    } else {
      payAtOnce(chance, order);
    }
  }

  private void payAtOnce(Chance chance, ShopOrder order) {
    switch (chance.weighted(88.8, 5, 3, 2.5, 0.7)) {
      case 0 -> in(seconds(chance, 20, 500), at -> pay(chance, order.id(), at));
      case 1 -> fail(chance, order);
      case 2 -> giveUp(order, Duration.ofMinutes(61));
      case 3 -> draft(chance, order);
      default -> sendInvoice(chance, order);
    }
  }

  /** Paid from a link some weeks later, or never: such an order stays pending. */
  private void sendInvoice(Chance chance, ShopOrder order) {
    if (chance.happens(0.7)) {
      onDay(order.created(), chance.between(3, 20), chance, at -> pay(chance, order.id(), at));
    }
  }

  private void fail(Chance chance, ShopOrder order) {
    in(seconds(chance, 20, 90), at -> move(order.id(), "failed", at));
    if (chance.happens(0.35)) {
      in(seconds(chance, 200, 3000), at -> pay(chance, order.id(), at));
    }
  }

  private void giveUp(ShopOrder order, Duration patience) {
    in(
        patience,
        at -> {
          if (isIn(order.id(), "pending") || isIn(order.id(), "on-hold")) {
            move(order.id(), "cancelled", at);
          }
        });
  }

  /** A checkout that was never finished: WooCommerce deletes it for good after a day. */
  private void draft(Chance chance, ShopOrder order) {
    shop.save(order.withStage(Stage.of("checkout-draft"), order.modified()));
    if (chance.happens(0.9)) {
      in(Duration.ofHours(chance.between(24, 36)), at -> shop.delete(order.id()));
    }
  }

  private void waitForTransfer(Chance chance, ShopOrder order) {
    in(seconds(chance, 5, 20), at -> move(order.id(), "on-hold", at));
    if (chance.happens(0.9)) {
      int days = chance.between(1, 6);
      onDay(order.created(), days, chance, at -> pay(chance, order.id(), at));
    } else {
      giveUp(order, Duration.ofDays(10));
    }
  }

  private void pay(Chance chance, long id, Instant at) {
    ShopOrder order = shop.order(id).filter(one -> !one.stage().isTrash()).orElse(null);
    if (order == null || order.stage().isSale()) {
      return;
    }
    ShopOrder paid = charge(chance, order, at).to("processing", at);
    shop.save(paid);
    shop.customer(order.buyer().customerId()).map(ShopCustomer::payingNow).ifPresent(shop::save);
    planFulfilment(chance, paid);
  }

  private ShopOrder charge(Chance chance, ShopOrder order, Instant at) {
    PaymentNote payment = order.payment();
    return switch (payment.method()) {
      case PaymentChoice.SQUARE -> mirror.charge(chance, order, at);
      case "stripe" -> order.withPayment(payment.withTransaction("ch_" + chance.token(24)), at);
      case "ppcp-gateway" -> order.withPayment(payment.withTransaction(chance.token(17)), at);
      default -> order;
    };
  }

  private void planFulfilment(Chance chance, ShopOrder order) {
    int days = chance.between(1, 4);
    Instant paid = order.modified();
    switch (chance.weighted(81, 14, 1.8, 3.2)) {
      case 0 -> onDay(paid, days, chance, at -> complete(chance, order.id(), at));
      case 1 -> {
        onDay(paid, days, chance, at -> ship(order.id(), at));
        if (chance.happens(0.94)) {
          onDay(paid, days + chance.between(2, 5), chance, at -> complete(chance, order.id(), at));
        }
      }
      case 2 -> onDay(paid, days, chance, at -> cancelPaid(chance, order.id(), at));
      default -> refunds.plan(chance, order.id());
    }
  }

  private void ship(long id, Instant at) {
    if (isIn(id, "processing")) {
      move(id, "shipped", at);
    }
  }

  private void complete(Chance chance, long id, Instant at) {
    if (shop.order(id).filter(one -> ON_THE_WAY.contains(one.stage().status())).isPresent()) {
      move(id, "completed", at);
      if (chance.happens(0.055)) {
        refunds.plan(chance, id);
      }
    }
  }

  /** A paid order called off: the money goes back, and neither counts. */
  private void cancelPaid(Chance chance, long id, Instant at) {
    if (isIn(id, "processing")) {
      refunds.refundRest(chance, id, "Order cancelled by the buyer.", at);
      move(id, "cancelled", at);
    }
  }

  private boolean isIn(long id, String status) {
    return shop.order(id).filter(one -> one.stage().status().equals(status)).isPresent();
  }

  private void move(long id, String status, Instant at) {
    shop.order(id)
        .filter(one -> !one.stage().isTrash())
        .ifPresent(one -> shop.save(one.to(status, at)));
  }

  private void in(Duration delay, Consumer<Instant> what) {
    world.timeline().after(delay, what);
  }

  private void onDay(Instant from, int days, Chance chance, Consumer<Instant> what) {
    LocalTime office = LocalTime.of(chance.between(9, 16), chance.between(0, 59));
    world.timeline().at(BusinessTime.at(BusinessTime.dayOf(from).plusDays(days), office), what);
  }

  private static Duration seconds(Chance chance, int low, int high) {
    return Duration.ofSeconds(chance.between(low, high));
  }
}
