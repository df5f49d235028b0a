package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.till.Location;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.TillLine;
import countinghouse.storefront.business.till.TillOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody buys and pays at once, at the counter or at the market stall. */
final class TillSale {
  private static final String POINT_OF_SALE = "Square Point of Sale";
  private static final int NICKEL_ROUNDING_FROM_DAY = 300;

  private final World world;
  private final Counter counter;
  private final CartChoice carts;
  private final ProfileChoice profiles;
  private final TenderChoice tenders;
  private final Register register;
  private final Pickups pickups;

  TillSale(World world, TenderChoice tenders, ReturnsDesk desk) {
    this.world = world;
    this.counter = new Counter(world);
    this.carts = new CartChoice(world);
    this.profiles = new ProfileChoice(world);
    this.tenders = tenders;
    ReturnsPlan returns = new ReturnsPlan(world, desk, counter, carts, tenders);
    this.register = new Register(world, tenders, returns);
    this.pickups = new Pickups(world, tenders, register);
  }

  /** Somebody buys at the counter of the shop. */
  void atCounter(Chance chance, Instant at) {
    String trade = chance.happens(0.02) ? profiles.wholesale(chance, at).orElse(null) : null;
    if (trade != null) {
      wholesale(chance, trade, at);
      return;
    }
    String customer = profiles.retail(chance, at);
    Sale sale = counter.ring(chance, carts.retail(chance, CartChoice.Place.COUNTER, at));
    switch (chance.weighted(95.5, 3, 1.5)) {
      case 0 -> sell(chance, customer, sale, new Register.Moment(Location.SHOP, at, at, null));
      case 1 -> pickups.reserve(chance, customer, sale, at);
      default -> pickups.abandon(chance, customer, sale, at);
    }
  }

  /** Somebody buys at the market stall, where the network is sometimes gone. */
  void atStall(Chance chance, Instant at) {
    String customer = profiles.retail(chance, at);
    Sale sale = counter.ring(chance, carts.retail(chance, CartChoice.Place.STALL, at));
    if (chance.happens(0.06)) {
      Duration late = Duration.ofMinutes(chance.between(60, 3600));
      world
          .timeline()
          .at(
              at.plus(late),
              then ->
                  sell(chance, customer, sale, new Register.Moment(Location.STALL, at, then, at)));
    } else {
      sell(chance, customer, sale, new Register.Moment(Location.STALL, at, at, null));
    }
  }

  private void wholesale(Chance chance, String customer, Instant at) {
    Sale sale =
        counter.ringWholesale(chance, carts.wholesale(chance, CartChoice.Place.COUNTER, at));
    if (sale.lines().isEmpty()) {
      return;
    }
    TillOrder.Head head = new TillOrder.Head(POINT_OF_SALE, customer, null, null, true, null, 0);
    Tender tender =
        chance.happens(0.5)
            ? tenders.check(chance, sale.total(), customer, at)
            : tenders.card(chance, sale.total(), 0, customer, at);
    register.sell(
        chance, head, sale, List.of(tender), new Register.Moment(Location.SHOP, at, at, null));
  }

  private void sell(Chance chance, @Nullable String customer, Sale rung, Register.Moment moment) {
    boolean onTenderOnly = customer != null && chance.happens(0.1);
    TillOrder.Head head =
        TillOrder.Head.ofTill(
            chance.happens(0.97) ? POINT_OF_SALE : null, onTenderOnly ? null : customer);
    boolean offline = moment.offlineSince() != null;
    if (!offline && chance.happens(0.22)) {
      Sale sale = roundedForCash(rung, moment.closed());
      Tender cash = tenders.cash(chance, sale.total(), 0, customer, moment.created());
      register.sell(chance, head, sale, List.of(cash), moment);
    } else {
      Sale sale = tipped(chance, rung);
      List<Tender> paid = cards(chance, sale, customer, moment.created(), offline);
      register.sell(chance, head, sale, paid, moment);
    }
  }

  /** Since the penny is no longer struck, cash is rounded to the nearest nickel. */
  private Sale roundedForCash(Sale sale, Instant at) {
    long over = Math.floorMod(sale.total(), 5L);
    boolean rounds = world.dayNumber(at) >= NICKEL_ROUNDING_FROM_DAY;
    return rounds ? sale.rounded(over < 3 ? -over : 5 - over) : sale;
  }

  private static Sale tipped(Chance chance, Sale sale) {
    if (!chance.happens(0.24)) {
      return sale;
    }
    long share = sale.net() * chance.pick(List.of(10, 15, 20)) / 100;
    return sale.tipped(Math.max(50, (share + 24) / 25 * 25));
  }

  private List<Tender> cards(
      Chance chance, Sale sale, @Nullable String customer, Instant at, boolean offline) {
    boolean sellsGiftCard = sale.lines().stream().anyMatch(TillLine::isGiftCard);
    if (offline || sellsGiftCard || !chance.happens(0.025)) {
      return List.of(tenders.card(chance, sale.total(), sale.tip(), customer, at));
    }
    long goods = sale.total() - sale.tip();
    long spent = Math.min(goods, 500L * chance.between(1, 10));
    List<Tender> paid = new ArrayList<>();
    paid.add(tenders.giftCard(chance, spent, at));
    if (sale.total() > spent) {
      paid.add(tenders.card(chance, sale.total() - spent, sale.tip(), customer, at));
    }
    return List.copyOf(paid);
  }
}
