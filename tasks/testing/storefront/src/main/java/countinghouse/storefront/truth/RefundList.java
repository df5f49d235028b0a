package countinghouse.storefront.truth;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.shop.ShopLine;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.ShopRefund;
import countinghouse.storefront.business.till.TillCustomer;
import countinghouse.storefront.business.till.TillOrder;
import countinghouse.storefront.business.till.TillReturn;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What was given back of every sale, by product. An amount that names no line is spread over the
 * lines of its order by what they cost: whole cents, what is left to the largest lines.
 */
final class RefundList {
  private final Business business;
  private final Goods goods;
  private final Csv csv =
      new Csv()
          .row(
              "source",
              "refund_id",
              "order_id",
              "day",
              "returned_by",
              "product_code",
              "product_line",
              "quantity",
              "net_sales");

  RefundList(Business business) {
    this.business = business;
    this.goods = new Goods(business);
  }

  /** {@code refund_lines.csv}. */
  String csv() {
    for (ShopOrder order : business.shop().orders()) {
      if (order.stage().isSale()) {
        business.shop().refundsOf(order.id()).forEach(refund -> refund(order, refund));
      }
    }
    for (TillOrder order : business.till().orders()) {
      for (TillReturn back : order.returns()) {
        if (Truth.counts(business.till(), order, back)) {
          back.lines().forEach(line -> line(order, back, line));
        }
      }
    }
    return csv.toString();
  }

  private void refund(ShopOrder order, ShopRefund refund) {
    refund.lines().forEach(line -> row(refund, line.original(), line.quantity(), line.total()));
    if (refund.amountOnly()) {
      List<ShopLine> lines =
          order.basket().lines().stream()
              .sorted(Comparator.comparing(line -> Long.toString(line.id())))
              .toList();
      List<Long> shares =
          Cents.spread(refund.amount(), lines.stream().map(ShopLine::total).toList());
      for (int place = 0; place < lines.size(); place++) {
        row(refund, lines.get(place), 0, shares.get(place));
      }
    }
  }

  private void row(ShopRefund refund, ShopLine line, int quantity, long net) {
    csv.row(
        Source.WOOCOMMERCE.id(),
        refund.id(),
        refund.orderId(),
        BusinessTime.dayOf(refund.created()),
        "",
        goods.code(line),
        goods.line(line),
        quantity,
        Cents.text(net));
  }

  private void line(TillOrder order, TillReturn back, TillReturn.ReturnLine line) {
    LocalDate day = BusinessTime.dayOf(Objects.requireNonNull(order.closed(), "A return ended"));
    String source = back.sourceOrderId();
    csv.row(
        Source.SQUARE.id(),
        order.id(),
        source == null ? "" : source,
        day,
        source == null ? TillBuyer.of(business.till(), order).map(TillCustomer::id).orElse("") : "",
        goods.code(line.line()),
        goods.line(line.line()),
        line.line().quantity().toPlainString(),
        Cents.text(line.line().net()));
  }
}
