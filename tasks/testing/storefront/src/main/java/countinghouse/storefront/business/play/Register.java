package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.till.Location;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.TillOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records sales as orders and payments, and plans what follows from them. */
final class Register {
  private final World world;
  private final TenderChoice tenders;
  private final ReturnsPlan returns;

  Register(World world, TenderChoice tenders, ReturnsPlan returns) {
    this.world = world;
    this.tenders = tenders;
    this.returns = returns;
  }

  /**
   * Where and when something is sold.
   *
   * @param closed when the order reached Square; later than {@code created} after an outage
   * @param offlineSince when the till took it without network; null when it was online
   */
  record Moment(
      Location location, Instant created, Instant closed, @Nullable Instant offlineSince) {}

  /** An order made and paid at once. */
  void sell(Chance chance, TillOrder.Head head, Sale sale, List<Tender> paid, Moment moment) {
    TillOrder order = open(chance, moment.location(), head, sale, moment.created());
    close(chance, order, sale, paid, moment);
  }

  /** An order not paid yet, not recorded yet. */
  static TillOrder open(
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

  /** Records the payment of an order. */
  void close(Chance chance, TillOrder open, Sale sale, List<Tender> paid, Moment moment) {
    TillOrder order = open.paid(sale, paid, moment.closed());
    world.till().save(order);
    for (Tender tender : paid) {
      tenders.settle(chance, order, tender, false, moment.offlineSince(), moment.closed());
    }
    returns.plan(chance, order);
  }
}
