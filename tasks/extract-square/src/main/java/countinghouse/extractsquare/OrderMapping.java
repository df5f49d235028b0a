package countinghouse.extractsquare;

import static countinghouse.extractsquare.SquareCells.key;
import static countinghouse.extractsquare.SquareCells.money;
import static countinghouse.extractsquare.SquareCells.percentage;
import static countinghouse.extractsquare.SquareCells.quantity;
import static countinghouse.extractsquare.SquareCells.text;
import static countinghouse.extractsquare.SquareCells.time;
import static countinghouse.extractsquare.SquareCells.uid;

import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.Cell;
import countinghouse.extraction.EntityMapping;
import countinghouse.extraction.HeadMapping;
import countinghouse.lake.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row per order, and what stands inside it. A return or exchange is an order of its own. */
final class OrderMapping {
  private OrderMapping() {}

  static HeadMapping head() {
    return SquareMapping.of(order(), SECRET, FieldPaths.of("updated_at", "version"))
        .with("line_items", line())
        .with(modifier(), order -> inner(order, "line_items", "modifiers"))
        .with("taxes", tax())
        .with("discounts", discount())
        .with("service_charges", serviceCharge())
        .with("tenders", tender())
        .with("returns", orderReturn())
        .with(returnLine(), order -> inner(order, "returns", "return_line_items"));
  }

  /** Card data, and who fetches or receives the goods: customers are kept by their own head. */
  private static final FieldPaths SECRET =
      FieldPaths.of(
          "tenders.card_details.card.bin",
          "tenders.card_details.card.billing_address",
          "tenders.card_details.card.cardholder_name",
          "tenders.card_details.card.exp_month",
          "tenders.card_details.card.exp_year",
          "tenders.card_details.card.fingerprint",
          "tenders.card_details.card.last_4",
          "tenders.bank_account_details",
          "tenders.square_account_details",
          "fulfillments.*.recipient.address",
          "fulfillments.*.recipient.display_name",
          "fulfillments.*.recipient.email_address",
          "fulfillments.*.recipient.phone_number",
          "fulfillments.*.tracking_url");

  private static EntityMapping order() {
    return EntityMapping.of(
        "orders",
        key("id"),
        key("location_id"),
        text("state"),
        text("source", "source.name"),
        text("customer_id"),
        text("reference_id"),
        text("ticket_name"),
        time("created_at"),
        time("updated_at"),
        time("closed_at"),
        Cell.optional("currency", ColumnType.TEXT, OrderMapping::currency),
        money("total_money"),
        money("total_tax_money"),
        money("total_discount_money"),
        money("total_tip_money"),
        money("total_service_charge_money"),
        money("net_total_money", "net_amounts.total_money"),
        money("net_tax_money", "net_amounts.tax_money"),
        money("net_discount_money", "net_amounts.discount_money"),
        money("net_tip_money", "net_amounts.tip_money"),
        money("net_service_charge_money", "net_amounts.service_charge_money"),
        money("return_total_money", "return_amounts.total_money"),
        money("return_tax_money", "return_amounts.tax_money"),
        money("return_discount_money", "return_amounts.discount_money"),
        money("return_tip_money", "return_amounts.tip_money"),
        money("return_service_charge_money", "return_amounts.service_charge_money"),
        money("rounding_money", "rounding_adjustment.amount_money"),
        money(
            "return_rounding_money",
            it -> SquareMoney.sum(it.list("returns"), "rounding_adjustment.amount_money")),
        text("woocommerce_order_id", "metadata.wc_order_id"));
  }

  private static EntityMapping line() {
    return part(
        "order_lines",
        uid(),
        text("catalog_object_id"),
        text("name"),
        text("variation_name"),
        text("item_type"),
        quantity("quantity"),
        money("base_price_money"),
        money("variation_total_price_money"),
        money("gross_sales_money"),
        money("total_discount_money"),
        money("total_tax_money"),
        money("total_service_charge_money"),
        money("total_money"));
  }

  private static EntityMapping modifier() {
    return part(
        "order_line_modifiers",
        key("line_uid", it -> SquareCells.uidOf(it.parent())),
        uid(),
        text("catalog_object_id"),
        text("name"),
        quantity("quantity"),
        money("base_price_money"),
        money("total_price_money"));
  }

  private static EntityMapping tax() {
    return part(
        "order_taxes",
        uid(),
        text("catalog_object_id"),
        text("name"),
        text("type"),
        percentage("percentage"),
        text("scope"),
        money("applied_money"));
  }

  private static EntityMapping discount() {
    return part(
        "order_discounts",
        uid(),
        text("catalog_object_id"),
        text("name"),
        text("type"),
        percentage("percentage"),
        text("scope"),
        money("amount_money"),
        money("applied_money"));
  }

  private static EntityMapping serviceCharge() {
    return part(
        "order_service_charges",
        uid(),
        text("name"),
        text("calculation_phase"),
        text("treatment_type"),
        money("applied_money"),
        money("total_tax_money"),
        money("total_money"));
  }

  private static EntityMapping tender() {
    return part(
        "order_tenders",
        key("id"),
        text("type"),
        text("payment_id"),
        text("customer_id"),
        time("created_at"),
        money("amount_money"),
        money("tip_money"),
        money("processing_fee_money"));
  }

  private static EntityMapping orderReturn() {
    return part(
        "order_returns",
        uid(),
        text("source_order_id"),
        money("total_money", "return_amounts.total_money"),
        money("tax_money", "return_amounts.tax_money"),
        money("discount_money", "return_amounts.discount_money"),
        money("tip_money", "return_amounts.tip_money"),
        money("service_charge_money", "return_amounts.service_charge_money"),
        money("rounding_money", "rounding_adjustment.amount_money"));
  }

  private static EntityMapping returnLine() {
    return part(
        "order_return_lines",
        key("return_uid", it -> SquareCells.uidOf(it.parent())),
        uid(),
        text("source_line_item_uid"),
        text("catalog_object_id"),
        text("name"),
        text("variation_name"),
        text("item_type"),
        quantity("quantity"),
        money("base_price_money"),
        money("gross_return_money"),
        money("total_discount_money"),
        money("total_tax_money"),
        money("total_service_charge_money"),
        money("total_money"));
  }

  /** What stands inside an order carries the order's id. */
  private static EntityMapping part(String entity, Cell... cells) {
    return EntityMapping.of(
        entity,
        Stream.concat(Stream.of(key("order_id", JsonRecord::id)), Stream.of(cells))
            .toArray(Cell[]::new));
  }

  /** An open order may have a tender or lines before it has totals. */
  static @Nullable String currency(JsonRecord order) {
    List<JsonRecord> whole = List.of(order);
    return Stream.of(
            texts(whole, "total_money.currency"),
            texts(whole, "net_amounts.total_money.currency"),
            texts(order.list("line_items"), "base_price_money.currency"),
            texts(order.list("tenders"), "amount_money.currency"))
        .flatMap(List::stream)
        .findFirst()
        .orElse(null);
  }

  private static List<String> texts(List<JsonRecord> records, String path) {
    return records.stream().flatMap(it -> Optional.ofNullable(it.text(path)).stream()).toList();
  }

  private static List<JsonRecord> inner(JsonRecord order, String outer, String inner) {
    return order.list(outer).stream().flatMap(it -> it.list(inner).stream()).toList();
  }
}
