package countinghouse.storefront.truth;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.ShopRefund;
import countinghouse.storefront.business.till.Card;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.TillOrder;
import countinghouse.storefront.business.till.TillPayment;
import countinghouse.storefront.business.till.TillRefund;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Money taken and given back. The shop keeps no payments: an order that was paid was paid in full,
 * unless the till took the money.
 */
final class PaymentList {
  private final Business business;
  private final Csv csv =
      new Csv().row("source", "kind", "day", "way", "card_brand", "total", "fee");

  PaymentList(Business business) {
    this.business = business;
  }

  /** {@code payments.csv}. */
  String csv() {
    Set<Long> paidAtTill = paidAtTill();
    for (ShopOrder order : business.shop().orders()) {
      if (order.stage().isSale()) {
        shop(order, paidAtTill.contains(order.id()));
      }
    }
    business.till().payments().forEach(this::payment);
    business.till().refunds().forEach(this::refund);
    return csv.toString();
  }

  private Set<Long> paidAtTill() {
    Set<Long> orders = new HashSet<>();
    for (TillPayment payment : business.till().payments()) {
      business.till().order(payment.orderId()).map(TillOrder::mirrorOf).ifPresent(orders::add);
    }
    return orders;
  }

  private void shop(ShopOrder order, boolean isPaidAtTill) {
    Instant paid = order.stage().paid();
    String way = OrderGroups.group(order);
    if (paid != null && !isPaidAtTill) {
      row(Source.WOOCOMMERCE, "payment", paid, way, "", order.basket().total(), 0);
    }
    for (ShopRefund refund : business.shop().refundsOf(order.id())) {
      row(Source.WOOCOMMERCE, "refund", refund.created(), way, "", -refund.amount(), 0);
    }
  }

  private void payment(TillPayment payment) {
    if (payment.status().equals("COMPLETED")) {
      Tender tender = payment.tender();
      row(
          Source.SQUARE,
          "payment",
          payment.created(),
          OrderGroups.group(tender.type()),
          brand(tender),
          tender.amount(),
          payment.fee());
    }
  }

  private void refund(TillRefund refund) {
    TillPayment paid = refund.payment();
    if (refund.completed()) {
      row(
          Source.SQUARE,
          "refund",
          refund.created(),
          paid == null ? "Other" : OrderGroups.group(paid.tender().type()),
          paid == null ? "" : brand(paid.tender()),
          -refund.amount(),
          -refund.feeBack());
    }
  }

  private static String brand(Tender tender) {
    Card card = tender.card();
    return card == null || !tender.type().equals("CARD") ? "" : card.brand();
  }

  private void row(
      Source source, String kind, Instant at, String way, String brand, long total, long fee) {
    csv.row(
        source.id(), kind, BusinessTime.dayOf(at), way, brand, Cents.text(total), Cents.text(fee));
  }
}
