package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.Card;
import countinghouse.storefront.business.till.TillPayment;
import java.time.Duration;

/** The card a payment was made with. */
final class CardJson {
  private CardJson() {}

  static void put(ObjectNode node, Card card, TillPayment payment) {
    boolean captured = payment.status().equals("COMPLETED");
    ObjectNode details =
        node.putObject("card_details").put("status", captured ? "CAPTURED" : "FAILED");
    ObjectNode shown = details.putObject("card").put("card_brand", card.brand());
    shown.put("last_4", card.last4()).put("exp_month", 9).put("exp_year", 2029);
    shown.put("fingerprint", card.fingerprint()).put("bin", card.bin());
    if (!card.brand().equals("SQUARE_GIFT_CARD")) {
      shown.put("card_type", "CREDIT").put("prepaid_type", "NOT_PREPAID");
    }
    details.put("entry_method", payment.online() ? "KEYED" : card.entry());
    details.put("statement_description", "SQ *HEARTH AND KILN");
    if (captured) {
      captured(details, payment);
    } else {
      declined(details);
    }
  }

  private static void captured(ObjectNode details, TillPayment payment) {
    details.put("auth_result_code", payment.id().substring(0, 6));
    details
        .putObject("card_payment_timeline")
        .put("authorized_at", Json.time(payment.created()))
        .put("captured_at", Json.time(payment.created().plus(Duration.ofSeconds(1))));
  }

  private static void declined(ObjectNode details) {
    details
        .putArray("errors")
        .addObject()
        .put("category", "PAYMENT_METHOD_ERROR")
        .put("code", "GENERIC_DECLINE")
        .put("detail", "Authorization error: 'GENERIC_DECLINE'");
  }
}
