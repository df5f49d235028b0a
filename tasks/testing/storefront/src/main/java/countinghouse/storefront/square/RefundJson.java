package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.TillPayment;
import countinghouse.storefront.business.till.TillRefund;

/** A refund of a payment as the API shows it. */
final class RefundJson {
  private RefundJson() {}

  static ObjectNode of(TillRefund refund) {
    ObjectNode node = Json.object().put("id", refund.id());
    node.put("status", refund.completed() ? "COMPLETED" : "PENDING");
    node.put("location_id", refund.location().id());
    destination(node, refund);
    Json.money(node, "amount_money", refund.amount());
    if (refund.completed() && refund.feeBack() > 0) {
      PaymentJson.fee(node.putArray("processing_fee"), refund.created(), false, -refund.feeBack());
    }
    node.put("order_id", refund.orderId()).put("reason", refund.reason());
    node.put("created_at", Json.time(refund.created()));
    node.put("updated_at", Json.time(refund.updated()));
    PaymentJson.teamMember(node, refund.location());
    return node;
  }

  private static void destination(ObjectNode node, TillRefund refund) {
    TillPayment payment = refund.payment();
    if (payment == null) {
      node.put("unlinked", true);
    } else {
      node.put("payment_id", payment.id());
    }
    boolean cash = payment == null || payment.tender().type().equals("CASH");
    boolean card = payment != null && payment.tender().card() != null;
    node.put("destination_type", cash ? "CASH" : card ? "CARD" : "EXTERNAL");
    if (cash) {
      ObjectNode details = node.putObject("destination_details").putObject("cash_details");
      Json.money(details, "seller_supplied_money", refund.amount());
      Json.money(details, "change_back_money", 0);
    }
  }
}
