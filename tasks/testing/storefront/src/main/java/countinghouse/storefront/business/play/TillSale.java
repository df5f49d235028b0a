package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.shop.CartItem;
import countinghouse.storefront.business.till.Location;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillLine;
import countinghouse.storefront.business.till.TillOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One sale at the till, from the goods to the payment. */
final class TillSale {
  private static final int NICKEL_ROUNDING_FROM_DAY = 300;

  private final World world;
  private final Till till;
  private final Counter counter;
  private final CartChoice carts;
  private final ProfileChoice profiles;
  private final TenderChoice tenders;
  private final ReturnsPlan returns;

  TillSale(World world, TenderChoice tenders, ReturnsDesk desk) {
    this.world = world;
    this.till = world.till();
    this.counter = new Counter(world);
    this.carts = new CartChoice(world);
    this.profiles = new ProfileChoice(world);
    this.tenders = tenders;
    this.returns = new ReturnsPlan(world, desk, counter, carts, tenders);
  }

  /** Somebody buys at the counter of the shop. */
  void atCounter(Chance chance, Instant at) {
    Optional<String> trade =
        chance.happens(0.02) ? profiles.wholesale(chance, at) : Optional.empty();
    if (trade.isPresent()) {
      wholesale(chance, trade.get(), at);
      return;
    }
    String customer = profiles.retail(chance, at);
    Sale sale = counter.ring(chance, carts.retail(chance, CartChoice.Place.COUNTER, at), false);
    switch (chance.weighted(96.5, 2, 1.5)) {
      case 0 -> sell(chance, Location.SHOP, customer, sale, at, at, null);
      case 1 -> reserve(chance, customer, sale, at);
      default -> abandon(chance, customer, sale, at);
    }
  }

  /** Somebody buys at the market stall, where the network is sometimes gone. */
  void atStall(Chance chance, Instant at) {
    String customer = profiles.retail(chance, at);
    Sale sale = counter.ring(chance, carts.retail(chance, CartChoice.Place.STALL, at), false);
    if (chance.happens(0.06)) {
      Duration late = Duration.ofMinutes(chance.between(60, 3600));
      world
          .timeline()
          .at(at.plus(late), then -> sell(chance, Location.STALL, customer, sale, at, then, at));
    } else {
      sell(chance, Location.STALL, customer, sale, at, at, null);
    }
  }

  private void wholesale(Chance chance, String customer, Instant at) {
    List<CartItem> cart = carts.wholesale(chance, CartChoice.Place.COUNTER, at);
    List<CartItem> listed =
        cart.stream()
            .map(item ->
                new CartItem(
                    item.product(),
                    item.variant(),
                    item.quantity(),
                    world.prices().of(item.variant().sku())))
            .toList();
    if (listed.isEmpty()) {
      return;
    }
    Sale sale = counter.ring(chance, listed, true);
    TillOrder.Head head =
        new TillOrder.Head("Square Point of Sale", customer, null, "Wholesale", null, true, 0);
    Tender tender =
        chance.happens(0.5)
            ? tenders.check(chance, sale.total(), customer, at)
            : tenders.card(chance, sale.total(), 0, customer, at);
    finish(chance, Location.SHOP, head, sale, List.of(tender), at, at, null);
  }

  private void sell(
      Chance chance,
      Location location,
      @Nullable String customer,
      Sale rung,
      Instant created,
      Instant at,
      @Nullable Instant offlineSince) {
    boolean onTender = customer != null && chance.happens(0.1);
    TillOrder.Head head =
        new TillOrder.Head(
            chance.happens(0.97) ? "Square Point of Sale" : null,
            onTender ? null : customer,
            null,
            null,
            null,
            false,
            0);
    boolean cash = offlineSince == null && chance.happens(0.22);
    Sale sale = withTip(chance, rung, cash);
    boolean nickels = world.dayNumber(at) >= NICKEL_ROUNDING_FROM_DAY;
    if (cash && nickels) {
      sale = sale.rounded(toNickel(sale.total()));
    }
    List<Tender> paid = tender(chance, sale, cash, customer, created, offlineSince != null);
    finish(chance, location, head, sale, paid, created, at, offlineSince);
  }

  private static long toNickel(long total) {
    long over = Math.floorMod(total, 5L);
    return over < 3 ? -over : 5 - over;
  }

  private static Sale withTip(Chance chance, Sale sale, boolean cash) {
    boolean tips = !cash && chance.happens(0.24);
    long tip = Math.max(50, (sale.net() * chance.pick(List.of(10, 15, 20)) / 100 + 24) / 25 * 25);
    return tips ? sale.tipped(tip) : sale;
  }

  private List<Tender> tender(
      Chance chance,
      Sale sale,
      boolean cash,
      @Nullable String customer,
      Instant at,
      boolean offline) {
    if (cash) {
      return List.of(tenders.cash(chance, sale.total(), sale.tip(), customer, at));
    }
    boolean sellsGiftCard = sale.lines().stream().anyMatch(TillLine::isGiftCard);
    if (!offline && !sellsGiftCard && chance.happens(0.025)) {
      return withGiftCard(chance, sale, customer, at);
    }
    return List.of(tenders.card(chance, sale.total(), sale.tip(), customer, at));
  }

  private List<Tender> withGiftCard(
      Chance chance, Sale sale, @Nullable String customer, Instant at) {
    long goods = sale.total() - sale.tip();
    long spent = Math.min(goods, 500L * chance.between(1, 10));
    List<Tender> paid = new ArrayList<>();
    paid.add(tenders.giftCard(chance, spent, null, at));
    if (sale.total() > spent) {
      paid.add(tenders.card(chance, sale.total() - spent, sale.tip(), customer, at));
    }
    return List.copyOf(paid);
  }

  private void finish(
      Chance chance,
      Location location,
      TillOrder.Head head,
      Sale sale,
      List<Tender> paid,
      Instant created,
      Instant at,
      @Nullable Instant offlineSince) {
    TillOrder order = open(chance, location, head, sale, created).paid(sale, paid, at);
    till.save(order);
    for (Tender tender : paid) {
      tenders.settle(chance, order, tender, false, offlineSince, at);
    }
    returns.plan(chance, order);
  }

  /** Ordered now, picked up and paid on a later day. */
  private void reserve(Chance chance, @Nullable String customer, Sale sale, Instant at) {
    TillOrder.Head head =
        new TillOrder.Head(
            "Hearth & Kiln Pickup",
            customer,
            "pickup-" + chance.between(1000, 9999),
            null,
            null,
            false,
            1);
    TillOrder order = open(chance, Location.SHOP, head, sale, at);
    till.save(order);
    Instant pickup =
        BusinessTime.at(
            BusinessTime.dayOf(at).plusDays(chance.between(1, 4)),
            LocalTime.of(chance.between(9, 16), chance.between(0, 59)));
    boolean comes = chance.happens(0.9);
    world
        .timeline()
        .at(
            pickup,
            then -> {
              if (comes) {
                Tender tender = tenders.card(chance, sale.total(), 0, customer, then);
                till.save(order.paid(sale, List.of(tender), then));
                tenders.settle(chance, order, tender, false, null, then);
                returns.plan(chance, order.paid(sale, List.of(tender), then));
              } else {
                till.save(order.canceled(then));
              }
            });
  }

  /** A card is declined, and the goods go back onto the shelf. */
  private void abandon(Chance chance, @Nullable String customer, Sale sale, Instant at) {
    TillOrder.Head head =
        new TillOrder.Head("Square Point of Sale", customer, null, null, null, false, 0);
    TillOrder order = open(chance, Location.SHOP, head, sale, at).canceled(at);
    till.save(order);
    tenders.decline(order, tenders.card(chance, sale.total(), 0, customer, at), at);
  }

  private static TillOrder open(
      Chance chance, Location location, TillOrder.Head head, Sale sale, Instant at) {
    return new TillOrder(
        chance.token(22) + "eV",
        location,
        at,
        at,
        null,
        TillOrder.State.OPEN,
        head,
        sale,
        List.of(),
        List.of(),
        List.of(),
        null);
  }
}
