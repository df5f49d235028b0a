package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.Card;
import countinghouse.storefront.business.till.Location;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.TillPayment;
import java.time.Duration;
import java.time.Instant;

/** A payment as the API shows it. */
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
    refunds(node, payment);
    node.put("status", payment.status());
    source(node, payment);
    node.put("location_id", payment.location().id()).put("order_id", payment.orderId());
    Json.text(node, "customer_id", tender.customerId());
    receipt(node, payment);
    return node;
  }

  /** Adds a processing fee to a list of them. */
  static void fee(ArrayNode rows, Instant effective, boolean adjustment, long cents) {
    ObjectNode row = rows.addObject().put("effective_at", Json.time(effective));
    row.put("type", adjustment ? "ADJUSTMENT" : "INITIAL");
    Json.money(row, "amount_money", cents);
  }

  /** Who stood at the till; nobody for what was paid online. */
  static void teamMember(ObjectNode node, Location location) {
    node.put("team_member_id", location == Location.SHOP ? "TMhkWarren01" : "TMhkMarket02");
  }

  private static void fees(ObjectNode node, TillPayment payment) {
    if (!payment.fees().isEmpty()) {
      ArrayNode rows = node.putArray("processing_fee");
      payment.fees().forEach(fee -> fee(rows, fee.effective(), fee.adjustment(), fee.amount()));
    }
  }

  private static void refunds(ObjectNode node, TillPayment payment) {
    if (!payment.refundIds().isEmpty()) {
      Json.money(node, "refunded_money", payment.refunded());
      ArrayNode ids = node.putArray("refund_ids");
      payment.refundIds().forEach(ids::add);
    }
  }

  private static void source(ObjectNode node, TillPayment payment) {
    Tender tender = payment.tender();
    if (tender.card() != null) {
      byCard(node, payment, tender.card());
    } else if (tender.type().equals("CASH")) {
      node.put("source_type", "CASH");
      ObjectNode details = node.putObject("cash_details");
      Json.money(details, "buyer_supplied_money", tender.cashGiven());
      Json.money(details, "change_back_money", tender.cashGiven() - tender.amount());
    } else {
      node.put("source_type", "EXTERNAL");
      ObjectNode details = node.putObject("external_details").put("type", "CHECK");
      Json.text(details, "source", tender.note());
      details.put("source_id", tender.id().substring(0, 4));
      Json.money(details, "source_fee_money", 0);
    }
  }

  private static void byCard(ObjectNode node, TillPayment payment, Card card) {
    if (payment.status().equals("COMPLETED")) {
      Json.money(node, "approved_money", payment.tender().amount());
    }
    node.put("delay_duration", "PT36H").put("delay_action", "CANCEL");
    node.put("delayed_until", Json.time(payment.created().plus(Duration.ofHours(36))));
    node.put("source_type", "CARD");
    CardJson.put(node, card, payment);
  }

  private static void receipt(ObjectNode node, TillPayment payment) {
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
    if (!payment.online()) {
      teamMember(node, payment.location());
      node.putObject("device_details")
          .put("device_id", "DEVICE_INSTALLATION_ID:" + payment.location().id())
          .put("device_installation_id", payment.location().id())
          .put("device_name", "Counter iPad");
    }
    node.put("version_token", "v" + payment.updated().toEpochMilli());
  }
}
