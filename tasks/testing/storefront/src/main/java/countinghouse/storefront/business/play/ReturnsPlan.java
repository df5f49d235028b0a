package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.TillOrder;
import java.time.Instant;
import java.time.LocalTime;

/** Which till sales come back, when and how. */
final class ReturnsPlan {
  private final World world;
  private final ReturnsDesk desk;
  private final Counter counter;
  private final CartChoice carts;
  private final TenderChoice tenders;

  ReturnsPlan(
      World world, ReturnsDesk desk, Counter counter, CartChoice carts, TenderChoice tenders) {
    this.world = world;
    this.desk = desk;
    this.counter = counter;
    this.carts = carts;
    this.tenders = tenders;
  }

  /** Plans the return of a sale, mostly none; only of sales with one tender. */
  void plan(Chance chance, TillOrder sold) {
    if (sold.tenders().size() != 1 || !chance.happens(0.028)) {
      return;
    }
    Instant closed = world.timeline().now();
    LocalTime time = LocalTime.of(chance.between(10, 16), chance.between(0, 59));
    Instant when =
        BusinessTime.at(BusinessTime.dayOf(closed).plusDays(chance.between(1, 12)), time);
    world.timeline().at(when, at -> takeBack(chance, sold, at));
  }

  private void takeBack(Chance chance, TillOrder sold, Instant at) {
    switch (chance.weighted(52, 20, 16, 12)) {
      case 0 -> desk.lines(chance, sold, at);
      case 1 -> {
        long most = sold.sale().total() - sold.sale().tip();
        long cents = Math.min(most, 100L * chance.between(2, 12));
        if (cents > 0) {
          desk.amount(chance, sold, cents, "Burnt crust", at);
        }
      }
      case 2 -> {
        Sale instead = counter.ring(chance, carts.retail(chance, CartChoice.Place.COUNTER, at));
        desk.exchange(chance, sold, instead, tenders, at);
      }
      default -> desk.withoutReceipt(chance, sold, at);
    }
  }
}
