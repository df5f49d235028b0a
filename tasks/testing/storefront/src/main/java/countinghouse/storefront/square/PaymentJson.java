package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.Card;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.TillPayment;
import countinghouse.storefront.business.till.TillRefund;
import java.time.Duration;
import java.time.Instant;

/** Payments and their refunds. */
final class PaymentJson {
  private PaymentJson() {}

  static ObjectNode of(TillPayment payment) {
    Tender tender = payment.tender();
    ObjectNode node = Json.object().put("id", payment.id());
    node.put("created_at", Json.time(payment.created()));
    node.put("updated_at", Json.time(payment.updated()));
    Json.money(node, "amount_money", tender.amount() - tender.tip());
    if (tender.tip() > 0) {
      Json.money(node, "tip_money", tender.tip());
    }
    Json.money(node, "total_money", tender.amount());
    fees(node, payment);
    if (payment.refunded() > 0) {
      Json.money(node, "refunded_money", payment.refunded());
    }
    node.put("status", payment.status());
    source(node, payment);
    node.put("location_id", payment.location().id()).put("order_id", payment.orderId());
    Json.text(node, "customer_id", tender.customerId());
    rest(node, payment);
    return node;
  }

  static ObjectNode refund(TillRefund refund) {
    ObjectNode node = Json.object().put("id", refund.id());
    node.put("status", refund.completed() ? "COMPLETED" : "PENDING");
    node.put("location_id", refund.location().id());
    TillPayment payment = refund.payment();
    if (payment == null) {
      node.put("unlinked", true);
    }
    boolean cash = payment == null || payment.tender().type().equals("CASH");
    boolean card = payment != null && payment.tender().card() != null;
    node.put("destination_type", cash ? "CASH" : card ? "CARD" : "EXTERNAL");
    if (cash) {
      ObjectNode details = node.putObject("destination_details").putObject("cash_details");
      Json.money(details, "seller_supplied_money", refund.amount());
      Json.money(details, "change_back_money", 0);
    }
    Json.money(node, "amount_money", refund.amount());
    if (refund.completed() && refund.feeBack() > 0) {
      fee(node.putArray("processing_fee"), refund.created(), false, -refund.feeBack());
    }
    Json.text(node, "payment_id", payment == null ? null : payment.id());
    node.put("order_id", refund.orderId()).put("reason", refund.reason());
    node.put("created_at", Json.time(refund.created()));
    node.put("updated_at", Json.time(refund.updated()));
    return node;
  }

  private static void fees(ObjectNode node, TillPayment payment) {
    if (!payment.fees().isEmpty()) {
      ArrayNode rows = node.putArray("processing_fee");
      payment.fees().forEach(fee -> fee(rows, fee.effective(), fee.adjustment(), fee.amount()));
    }
  }

  private static void fee(ArrayNode rows, Instant effective, boolean adjustment, long cents) {
    ObjectNode row = rows.addObject().put("effective_at", Json.time(effective));
    row.put("type", adjustment ? "ADJUSTMENT" : "INITIAL");
    Json.money(row, "amount_money", cents);
  }

  private static void source(ObjectNode node, TillPayment payment) {
    Tender tender = payment.tender();
    Card card = tender.card();
    if (card != null) {
      Json.money(node, "approved_money", tender.amount());
      node.put("delay_duration", "PT36H").put("delay_action", "CANCEL");
      node.put("delayed_until", Json.time(payment.created().plus(Duration.ofHours(36))));
      node.put("source_type", "CARD");
      card(node, card, payment);
    } else if (tender.type().equals("CASH")) {
      node.put("source_type", "CASH");
      ObjectNode details = node.putObject("cash_details");
      Json.money(details, "buyer_supplied_money", tender.cashGiven());
      Json.money(details, "change_back_money", tender.cashGiven() - tender.amount());
    } else {
      node.put("source_type", "EXTERNAL");
      ObjectNode details = node.putObject("external_details").put("type", "CHECK");
      Json.text(details, "source", tender.note());
      Json.money(details, "source_fee_money", 0);
    }
  }

  private static void card(ObjectNode node, Card card, TillPayment payment) {
    boolean captured = payment.status().equals("COMPLETED");
    ObjectNode details =
        node.putObject("card_details").put("status", captured ? "CAPTURED" : "FAILED");
    details
        .putObject("card")
        .put("card_brand", card.brand())
        .put("last_4", card.last4())
        .put("exp_month", 9)
        .put("exp_year", 2029)
        .put("fingerprint", card.fingerprint())
        .put("bin", card.bin());
    details.put("entry_method", payment.online() ? "KEYED" : card.entry());
    details.put("statement_description", "SQ *HEARTH AND KILN");
    if (!captured) {
      details
          .putArray("errors")
          .addObject()
          .put("category", "PAYMENT_METHOD_ERROR")
          .put("code", "GENERIC_DECLINE")
          .put("detail", "Authorization error: 'GENERIC_DECLINE'");
    }
  }

  private static void rest(ObjectNode node, TillPayment payment) {
    if (!payment.refundIds().isEmpty()) {
      ArrayNode ids = node.putArray("refund_ids");
      payment.refundIds().forEach(ids::add);
    }
    node.put("receipt_number", payment.id().substring(0, 4));
    node.put("receipt_url", "https://squareup.com/receipt/preview/" + payment.id());
    Instant offline = payment.offlineSince();
    if (offline != null) {
      node.put("is_offline_payment", true);
      node.putObject("offline_payment_details").put("client_created_at", Json.time(offline));
    }
    node.putObject("application_details")
        .put("square_product", payment.online() ? "ECOMMERCE_API" : "SQUARE_POS")
        .put("application_id", "sq0idp-simulated");
    node.put("version_token", "v" + payment.updated().toEpochMilli());
  }
}
