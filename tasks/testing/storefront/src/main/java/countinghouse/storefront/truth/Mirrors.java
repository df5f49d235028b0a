package countinghouse.storefront.truth;

import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.till.TillOrder;
import java.util.List;

/** Web orders that the till repeats. */
final class Mirrors {
  private Mirrors() {}

  /** The till's orders that repeat a web order; the returns of such orders are not among them. */
  static List<TillOrder> of(Business business) {
    return business.till().orders().stream()
        .filter(order -> order.mirrorOf() != null && order.returns().isEmpty())
        .toList();
  }

  static String csv(Business business) {
    Csv csv = new Csv().row("woocommerce_order_id", "square_order_id");
    of(business).forEach(order -> csv.row(String.valueOf(order.mirrorOf()), order.id()));
    return csv.toString();
  }
}
