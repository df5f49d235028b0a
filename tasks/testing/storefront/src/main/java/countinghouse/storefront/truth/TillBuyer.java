package countinghouse.storefront.truth;

import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillCustomer;
import countinghouse.storefront.business.till.TillOrder;
import java.util.Optional;
import java.util.stream.Stream;

/** Who stands behind an order of the till, if anybody is named. */
final class TillBuyer {
  private TillBuyer() {}

  /** Whom the order names, else the first payment that names somebody. */
  static Optional<TillCustomer> of(Till till, TillOrder order) {
    return Stream.concat(
            Stream.ofNullable(order.head().customerId()),
            order.tenders().stream().map(Tender::customerId).flatMap(Stream::ofNullable))
        .findFirst()
        .flatMap(till::customer);
  }
}
