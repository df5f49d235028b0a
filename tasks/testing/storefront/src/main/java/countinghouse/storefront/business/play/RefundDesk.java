package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.shop.Basket;
import countinghouse.storefront.business.shop.ShippingLine;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopLine;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.ShopRefund;
import countinghouse.storefront.business.shop.ShopRefund.RefundedLine;
import countinghouse.storefront.business.shop.ShopRefund.RefundedShipping;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;

/** Gives money back for online orders, in every way the shop knows. */
final class RefundDesk {
  private static final List<String> REASONS =
      List.of("", "", "Damaged, 1 pc \"returned\"", "Arrived late", "Wrong colour");

  private final World world;
  private final Shop shop;
  private final Mirror mirror;

  RefundDesk(World world, Mirror mirror) {
    this.world = world;
    this.shop = world.shop();
    this.mirror = mirror;
  }

  /** Plans one refund of an order, and sometimes a second one. */
  void plan(Chance chance, long orderId) {
    onDay(chance, chance.between(1, 14), at -> refund(chance, orderId, at));
    if (chance.happens(0.12)) {
      onDay(chance, chance.between(15, 18), at -> refundAmount(chance, orderId, at));
    }
  }

  /** Gives back whatever was not given back yet, as an amount. */
  void refundRest(Chance chance, long orderId, String reason, Instant at) {
    shop.order(orderId)
        .filter(order -> left(order) > 0)
        .ifPresent(order -> amount(chance, order, left(order), reason, at));
  }

  /** Deletes a refund that was a mistake; the order's modification time stays. */
  void undo(ShopRefund refund) {
    shop.delete(refund);
  }

  private void refund(Chance chance, long orderId, Instant at) {
    ShopOrder order = shop.order(orderId).filter(one -> one.stage().isSale()).orElse(null);
    if (order == null || !shop.refundsOf(orderId).isEmpty() || left(order) <= 0) {
      return;
    }
    switch (chance.weighted(42, 16, 17, 15, 10)) {
      case 0 -> someLine(chance, order, at);
      case 1 -> everyLine(chance, order, at);
      case 2 -> wholeOrder(chance, order, at);
      case 3 -> refundAmount(chance, orderId, at);
      default -> shippingOnly(chance, order, at);
    }
  }

  private void refundAmount(Chance chance, long orderId, Instant at) {
    ShopOrder order = shop.order(orderId).filter(one -> one.stage().isSale()).orElse(null);
    long cents = chance.pick(List.of(125L, 300L, 500L));
    if (order != null && left(order) > cents) {
      amount(chance, order, cents, chance.pick(REASONS), at);
      if (chance.happens(0.12)) {
        world.timeline().after(Duration.ofHours(chance.between(20, 60)), then -> undoLast(orderId));
      }
    }
  }

  private void undoLast(long orderId) {
    List<ShopRefund> all = shop.refundsOf(orderId);
    if (!all.isEmpty() && all.getLast().amountOnly() && !mirror.isMirrored(orderId)) {
      undo(all.getLast());
    }
  }

  private void someLine(Chance chance, ShopOrder order, Instant at) {
    List<ShopLine> lines = order.basket().lines();
    if (lines.isEmpty()) {
      return;
    }
    ShopLine line = chance.pick(lines);
    int pieces = chance.between(1, line.quantity());
    long total = Cents.share(line.total(), pieces, line.quantity());
    long tax = Cents.share(line.totalTax(), pieces, line.quantity());
    RefundedLine back = refunded(line, pieces, total, tax);
    give(chance, order, List.of(back), List.of(), chance.pick(REASONS), at);
  }

  /** Every line and the shipping; an order with fees goes back as an amount instead. */
  private void everyLine(Chance chance, ShopOrder order, Instant at) {
    Basket basket = order.basket();
    if (!basket.fees().isEmpty() || basket.lines().isEmpty()) {
      wholeOrder(chance, order, at);
      return;
    }
    List<RefundedLine> lines =
        basket.lines().stream()
            .map(line -> refunded(line, line.quantity(), line.total(), line.totalTax()))
            .toList();
    List<RefundedShipping> shipping = basket.shipping().stream().map(this::refunded).toList();
    give(chance, order, lines, shipping, "Returned in full", at);
    close(order.id(), at);
  }

  /** The staff set the status to refunded, and WooCommerce makes a refund of the rest. */
  private void wholeOrder(Chance chance, ShopOrder order, Instant at) {
    amount(chance, order, left(order), "Order fully refunded.", at);
    close(order.id(), at);
  }

  private void shippingOnly(Chance chance, ShopOrder order, Instant at) {
    List<RefundedShipping> shipping =
        order.basket().shipping().stream()
            .filter(line -> line.total() > 0)
            .map(this::refunded)
            .toList();
    if (shipping.isEmpty()) {
      refundAmount(chance, order.id(), at);
    } else {
      give(chance, order, List.of(), shipping, "Arrived late", at);
    }
  }

  private void amount(Chance chance, ShopOrder order, long cents, String reason, Instant at) {
    save(
        chance,
        order,
        new ShopRefund(shop.newPostId(), order.id(), at, cents, reason, List.of(), List.of(), 0),
        at);
  }

  private void give(
      Chance chance,
      ShopOrder order,
      List<RefundedLine> lines,
      List<RefundedShipping> shipping,
      String reason,
      Instant at) {
    long amount =
        lines.stream().mapToLong(line -> line.total() + line.tax()).sum()
            + shipping.stream().mapToLong(line -> line.total() + line.tax()).sum();
    if (amount > left(order)) { // an allowance made the order cheaper than its lines
      amount(chance, order, left(order), reason, at);
    } else if (amount > 0) {
      long id = shop.newPostId();
      long taxLine = shop.newItemId();
      save(
          chance,
          order,
          new ShopRefund(id, order.id(), at, amount, reason, lines, shipping, taxLine),
          at);
    }
  }

  private void save(Chance chance, ShopOrder order, ShopRefund refund, Instant at) {
    shop.save(refund);
    shop.save(order.touched(at));
    mirror.giveBack(chance, order.id(), refund, at);
  }

  private void close(long orderId, Instant at) {
    shop.order(orderId).ifPresent(order -> shop.save(order.to("refunded", at)));
  }

  private long left(ShopOrder order) {
    long given = shop.refundsOf(order.id()).stream().mapToLong(ShopRefund::amount).sum();
    return order.basket().total() - given;
  }

  private RefundedLine refunded(ShopLine line, int pieces, long total, long tax) {
    return new RefundedLine(shop.newItemId(), shop.newMetaId(), line, pieces, total, tax);
  }

  private RefundedShipping refunded(ShippingLine line) {
    return new RefundedShipping(shop.newItemId(), shop.newMetaId(), line, line.total(), line.tax());
  }

  private void onDay(Chance chance, int days, Consumer<Instant> what) {
    LocalTime office = LocalTime.of(chance.between(9, 17), chance.between(0, 59));
    Instant when =
        BusinessTime.at(BusinessTime.dayOf(world.timeline().now()).plusDays(days), office);
    world.timeline().at(when, what);
  }
}
