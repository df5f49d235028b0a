package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.till.Card;
import countinghouse.storefront.business.till.Location;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillOrder;
import countinghouse.storefront.business.till.TillPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How people pay at the till, and what Square makes of it. */
final class TenderChoice {
  private static final List<String> BRANDS =
      List.of("VISA", "VISA", "MASTERCARD", "AMERICAN_EXPRESS", "DISCOVER");
  private static final List<String> ENTRIES =
      List.of("CONTACTLESS", "CONTACTLESS", "EMV", "SWIPED");

  private final World world;
  private final Till till;

  TenderChoice(World world) {
    this.world = world;
    this.till = world.till();
  }

  Tender card(Chance chance, long amount, long tip, @Nullable String customerId, Instant at) {
    Card card =
        new Card(
            chance.pick(BRANDS),
            "%04d".formatted(chance.between(0, 9999)),
            "sq-1-" + chance.token(56),
            "4" + chance.token(5, "0123456789"),
            chance.pick(ENTRIES));
    return new Tender(paymentId(chance), at, "CARD", amount, tip, null, customerId, 0, card, null);
  }

  Tender giftCard(Chance chance, long amount, Instant at) {
    Card card =
        new Card(
            "SQUARE_GIFT_CARD",
            "%04d".formatted(chance.between(0, 9999)),
            "sq-1-" + chance.token(56),
            "778332",
            "SWIPED");
    return new Tender(
        paymentId(chance), at, "SQUARE_GIFT_CARD", amount, 0, null, null, 0, card, null);
  }

  Tender cash(Chance chance, long amount, long tip, @Nullable String customerId, Instant at) {
    long given = chance.happens(0.4) ? amount : (amount + 499) / 500 * 500;
    return new Tender(
        paymentId(chance), at, "CASH", amount, tip, null, customerId, given, null, null);
  }

  Tender check(Chance chance, long amount, @Nullable String customerId, Instant at) {
    String note = "Check " + chance.between(1000, 9999);
    return new Tender(paymentId(chance), at, "OTHER", amount, 0, null, customerId, 0, null, note);
  }

  /** Records the payment of a tender and plans its fee, which arrives a bit later. */
  void settle(
      Chance chance,
      TillOrder order,
      Tender tender,
      boolean online,
      @Nullable Instant offlineSince,
      Instant at) {
    till.save(payment(order.id(), order.location(), tender, "COMPLETED", online, offlineSince, at));
    if (tender.type().equals("CARD")) {
      long fee = Math.round(tender.amount() * 0.026) + (online ? 30 : 15);
      int seconds = chance.happens(0.8) ? chance.between(8, 90) : chance.between(600, 14_000);
      String payment = tender.id();
      world
          .timeline()
          .after(
              Duration.ofSeconds(seconds), then -> charge(order.id(), payment, fee, false, then));
      if (chance.happens(0.015)) {
        int hours = chance.between(20, 50);
        world
            .timeline()
            .after(Duration.ofHours(hours), then -> charge(order.id(), payment, -15, true, then));
      }
    }
  }

  /** Records a payment that was declined. */
  void decline(TillOrder order, Tender tender, Instant at) {
    till.save(payment(order.id(), order.location(), tender, "FAILED", false, null, at));
  }

  private void charge(
      String orderId, String paymentId, long cents, boolean adjustment, Instant at) {
    TillPayment payment = till.payment(paymentId).orElseThrow();
    TillPayment charged = payment.withFee(new TillPayment.Fee(at, adjustment, cents), at);
    till.save(charged);
    TillOrder order = till.order(orderId).orElseThrow();
    List<Tender> tenders =
        order.tenders().stream()
            .map(one -> one.id().equals(paymentId) ? one.withFee(charged.fee()) : one)
            .toList();
    till.save(order.withTenders(tenders, at));
  }

  private static TillPayment payment(
      String orderId,
      Location location,
      Tender tender,
      String status,
      boolean online,
      @Nullable Instant offlineSince,
      Instant at) {
    return new TillPayment(
        tender.id(),
        tender.created(),
        at,
        location,
        orderId,
        tender,
        status,
        List.of(),
        0,
        List.of(),
        online,
        offlineSince);
  }

  private static String paymentId(Chance chance) {
    return chance.token(25) + "ZY";
  }
}
