package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.till.GivenBack;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillOrder;
import countinghouse.storefront.business.till.TillPayment;
import countinghouse.storefront.business.till.TillRefund;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives money back to the payment it came from; cards take a while. */
final class MoneyBack {
  private final World world;
  private final Till till;

  MoneyBack(World world) {
    this.world = world;
    this.till = world.till();
  }

  /** Saves a return order with its refund; {@code sold} is null without a receipt. */
  void give(
      Chance chance,
      TillOrder order,
      @Nullable TillOrder sold,
      long cents,
      String reason,
      Instant at) {
    TillPayment payment = sold == null ? null : payment(sold);
    boolean card = payment != null && payment.tender().card() != null;
    String id = payment == null ? chance.token(43) : payment.id() + "_" + chance.token(44);
    long feeBack = card && chance.happens(0.3) ? 15 : 0;
    till.save(
        new TillRefund(
            id, at, at, order.location(), order.id(), payment, reason, cents, feeBack, !card));
    String paymentId = payment == null ? null : payment.id();
    String soldId = sold == null ? null : sold.id();
    GivenBack back = new GivenBack(id, paymentId, soldId, at, reason, cents, !card);
    till.save(order.withGivenBack(List.of(back), at));
    if (payment != null) {
      till.save(payment.refunding(id, cents, at));
      planArrival(chance, order.id(), id, payment, card);
    }
  }

  /** Money on its way to a card arrives later. */
  private void planArrival(
      Chance chance, String orderId, String refundId, TillPayment payment, boolean card) {
    if (card) {
      Duration wait = Duration.ofSeconds(chance.between(60, 40_000));
      world.timeline().after(wait, then -> arrive(orderId, refundId, payment.id(), then));
    }
  }

  private TillPayment payment(TillOrder sold) {
    Tender tender = sold.tenders().getFirst();
    return till.payment(tender.id()).orElseThrow();
  }

  private void arrive(String orderId, String refundId, String paymentId, Instant at) {
    till.refund(refundId).ifPresent(one -> till.save(one.completedAt(at)));
    till.payment(paymentId).ifPresent(one -> till.save(one.touched(at)));
    till.order(orderId)
        .ifPresent(one ->
            till.save(
                one.withGivenBack(
                    one.givenBack().stream().map(GivenBack::approvedNow).toList(), at)));
  }
}
