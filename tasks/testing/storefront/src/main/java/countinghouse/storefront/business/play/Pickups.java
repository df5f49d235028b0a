package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.till.Location;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.TillOrder;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders that are not paid at once: fetched on a later day, or never. */
final class Pickups {
  private final World world;
  private final TenderChoice tenders;
  private final Register register;

  Pickups(World world, TenderChoice tenders, Register register) {
    this.world = world;
    this.tenders = tenders;
    this.register = register;
  }

  /** Ordered now, picked up and paid on a later day, or not. */
  void reserve(Chance chance, @Nullable String customer, Sale sale, Instant at) {
    Instant pickup =
        BusinessTime.at(
            BusinessTime.dayOf(at).plusDays(chance.between(1, 4)),
            LocalTime.of(chance.between(9, 16), chance.between(0, 59)));
    String reference = "pickup-" + chance.between(1000, 9999);
    TillOrder.Head head =
        new TillOrder.Head("Hearth & Kiln Pickup", customer, reference, null, false, pickup, 1);
    TillOrder order = Register.open(chance, Location.SHOP, head, sale, at);
    world.till().save(order);
    if (chance.happens(0.9)) {
      world.timeline().at(pickup, then -> fetch(chance, order, sale, then));
    } else {
      world.timeline().at(pickup, then -> world.till().save(order.canceled(then)));
    }
  }

  /** A card is declined, and the goods go back onto the shelf. */
  void abandon(Chance chance, @Nullable String customer, Sale sale, Instant at) {
    TillOrder.Head head = TillOrder.Head.ofTill("Square Point of Sale", customer);
    TillOrder order = Register.open(chance, Location.SHOP, head, sale, at).canceled(at);
    world.till().save(order);
    tenders.decline(order, tenders.card(chance, sale.total(), 0, customer, at), at);
  }

  private void fetch(Chance chance, TillOrder order, Sale sale, Instant at) {
    register.close(
        chance,
        order,
        sale,
        List.of(tenders.card(chance, sale.total(), 0, order.head().customerId(), at)),
        new Register.Moment(Location.SHOP, order.created(), at, null));
  }
}
