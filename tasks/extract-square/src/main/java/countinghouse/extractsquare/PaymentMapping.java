package countinghouse.extractsquare;

import static countinghouse.extractsquare.SquareCells.flag;
import static countinghouse.extractsquare.SquareCells.key;
import static countinghouse.extractsquare.SquareCells.money;
import static countinghouse.extractsquare.SquareCells.text;
import static countinghouse.extractsquare.SquareCells.time;

import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.Cell;
import countinghouse.extraction.EntityMapping;
import countinghouse.extraction.HeadMapping;
import countinghouse.lake.ColumnType;

/** One row per payment with its fees, and one row per refund of a payment. */
final class PaymentMapping {
  private PaymentMapping() {}

  static HeadMapping payments() {
    return SquareMapping.of(
            payment(), PAYMENT_SECRET, FieldPaths.of("updated_at", "capabilities", "delayed_until"))
        .with("processing_fee", fee());
  }

  static HeadMapping refunds() {
    return SquareMapping.of(refund(), REFUND_SECRET, FieldPaths.of("updated_at"));
  }

  /**
   * Card and bank data, the buyer's contact, the till's device, links that open without a login.
   */
  private static final FieldPaths PAYMENT_SECRET =
      FieldPaths.of(
          "bank_account_details",
          "billing_address",
          "buyer_email_address",
          "buy_now_pay_later_details",
          "card_details.application_cryptogram",
          "card_details.auth_result_code",
          "card_details.card.bin",
          "card_details.card.billing_address",
          "card_details.card.cardholder_name",
          "card_details.card.exp_month",
          "card_details.card.exp_year",
          "card_details.card.fingerprint",
          "card_details.card.last_4",
          "card_details.device_details",
          "device_details",
          "receipt_url",
          "risk_evaluation",
          "shipping_address",
          "square_account_details",
          "version_token",
          "wallet_details.cash_app_details");

  private static final FieldPaths REFUND_SECRET =
      FieldPaths.of("destination_details.card_details", "destination_details.bank_account_details");

  private static EntityMapping payment() {
    return EntityMapping.of(
        "payments",
        key("id"),
        text("order_id"),
        text("location_id"),
        text("customer_id"),
        text("status"),
        text("source_type"),
        text("card_brand", "card_details.card.card_brand"),
        time("created_at"),
        time("updated_at"),
        text("currency", "amount_money.currency"),
        money("amount_money"),
        money("tip_money"),
        money("total_money"),
        money("refunded_money"),
        money("approved_money"));
  }

  private static EntityMapping fee() {
    return EntityMapping.of(
        "payment_fees",
        key("payment_id", JsonRecord::id),
        Cell.optional("position", ColumnType.INTEGER, JsonRecord::position),
        text("type"),
        time("effective_at"),
        money("amount_money"));
  }

  private static EntityMapping refund() {
    return EntityMapping.of(
        "refunds",
        key("id"),
        text("payment_id"),
        text("order_id"),
        text("location_id"),
        text("status"),
        text("reason"),
        time("created_at"),
        time("updated_at"),
        text("currency", "amount_money.currency"),
        Cell.optional(
            "amount_money",
            ColumnType.MONEY,
            it -> it.required("amount_money", SquareMoney.amount(it, "amount_money"))),
        money("fee_money", it -> SquareMoney.sum(it.list("processing_fee"), "amount_money")),
        flag("unlinked", "unlinked"));
  }
}
