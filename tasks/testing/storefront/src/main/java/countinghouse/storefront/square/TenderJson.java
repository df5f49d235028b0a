package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.Card;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.TillOrder;

/** A tender of an order. */
final class TenderJson {
  private TenderJson() {}

  static ObjectNode of(Tender tender, TillOrder order) {
    ObjectNode node = Json.object().put("id", tender.id());
    node.put("location_id", order.location().id()).put("transaction_id", order.id());
    node.put("created_at", Json.time(tender.created()));
    Json.text(node, "note", tender.note());
    Json.money(node, "amount_money", tender.amount());
    if (tender.tip() > 0) {
      Json.money(node, "tip_money", tender.tip());
    }
    Long fee = tender.fee();
    if (fee != null) {
      Json.money(node, "processing_fee_money", fee);
    }
    Json.text(node, "customer_id", tender.customerId());
    node.put("type", tender.type());
    details(node, tender);
    node.put("payment_id", tender.id());
    return node;
  }

  private static void details(ObjectNode node, Tender tender) {
    Card card = tender.card();
    if (card != null) {
      ObjectNode details = node.putObject("card_details").put("status", "CAPTURED");
      details
          .putObject("card")
          .put("card_brand", card.brand())
          .put("last_4", card.last4())
          .put("fingerprint", card.fingerprint());
      details.put("entry_method", card.entry());
    } else if (tender.type().equals("CASH")) {
      ObjectNode details = node.putObject("cash_details");
      Json.money(details, "buyer_tendered_money", tender.cashGiven());
      Json.money(details, "change_back_money", tender.cashGiven() - tender.amount());
    }
  }
}
