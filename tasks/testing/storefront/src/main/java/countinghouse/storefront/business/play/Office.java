package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.ShopRefund;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The office day, every fifth day: a test order deleted for good, one thrown into the trash, a line
 * taken out, a mistaken refund deleted. So every such edit also happens on the day after 400.
 */
final class Office {
  private static final int EVERY = 5;
  private static final Duration RECENT = Duration.ofDays(20);

  private final World world;
  private final Shop shop;
  private final OrderEdits edits;
  private final RefundDesk refunds;
  private final Mirror mirror;

  Office(World world, OrderEdits edits, RefundDesk refunds, Mirror mirror) {
    this.world = world;
    this.shop = world.shop();
    this.edits = edits;
    this.refunds = refunds;
    this.mirror = mirror;
  }

  void plan(LocalDate day) {
    if (world.dayNumber(day) % EVERY != 0) {
      return;
    }
    Chance chance = world.chance("office", day);
    world
        .timeline()
        .at(BusinessTime.at(day, LocalTime.of(11, chance.between(0, 59))), at -> work(chance, at));
  }

  private void work(Chance chance, Instant at) {
    recent(chance, at, order -> !order.stage().isTrash(), one -> shop.delete(one.id()));
    recent(chance, at, order -> !order.stage().isTrash(), one -> edits.trash(chance, one, at));
    recent(
        chance,
        at,
        order -> order.stage().status().equals("processing") && severalPlainLines(order),
        one -> edits.removeLine(chance, one, at));
    recent(
        chance,
        at,
        order -> shop.refundsOf(order.id()).stream().anyMatch(Office::partial),
        one -> refunds.undo(lastPartial(one)));
  }

  private void recent(
      Chance chance, Instant at, Predicate<ShopOrder> which, Consumer<ShopOrder> what) {
    List<ShopOrder> candidates =
        shop.orders().stream()
            .filter(order -> order.created().isAfter(at.minus(RECENT)))
            .filter(order ->
                !mirror.isMirrored(order.id()) && !order.stage().status().equals("refunded"))
            .filter(which)
            .toList();
    if (!candidates.isEmpty()) {
      what.accept(chance.pick(candidates));
    }
  }

  private static boolean severalPlainLines(ShopOrder order) {
    return order.basket().lines().size() > 1 && order.basket().coupons().isEmpty();
  }

  private static boolean partial(ShopRefund refund) {
    return !refund.reason().endsWith("refunded.") && !refund.reason().endsWith("buyer.");
  }

  private ShopRefund lastPartial(ShopOrder order) {
    return shop.refundsOf(order.id()).stream().filter(Office::partial).findFirst().orElseThrow();
  }
}
