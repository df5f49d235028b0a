package countinghouse.extractwoocommerce;

import static countinghouse.extractwoocommerce.ShopCells.bigint;
import static countinghouse.extractwoocommerce.ShopCells.decimal;
import static countinghouse.extractwoocommerce.ShopCells.flag;
import static countinghouse.extractwoocommerce.ShopCells.label;
import static countinghouse.extractwoocommerce.ShopCells.money;
import static countinghouse.extractwoocommerce.ShopCells.parentId;
import static countinghouse.extractwoocommerce.ShopCells.requiredBigint;
import static countinghouse.extractwoocommerce.ShopCells.requiredText;
import static countinghouse.extractwoocommerce.ShopCells.text;
import static countinghouse.extractwoocommerce.ShopCells.time;

import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.Cell;
import countinghouse.extraction.EntityMapping;
import countinghouse.extraction.HeadMapping;
import countinghouse.lake.ColumnType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row per order, and one per line, tax, shipping, fee and coupon line inside it. */
final class Orders {
  /** The WooCommerce Square plugin notes the Square order that mirrors this one. */
  private static final Pattern SQUARE_ORDER = Pattern.compile("_wc_square_.*square_order_id");

  /** A capability (key and payment link), the customer's device, and what follows from settings. */
  static final ShopContent CONTENT =
      ShopContent.without(
          List.of(
              "order_key",
              "payment_url",
              "customer_ip_address",
              "customer_user_agent",
              "cart_hash",
              "is_editable",
              "needs_payment",
              "needs_processing"),
          List.of("currency_symbol", "line_items.image", "line_items.parent_name"));

  static final EntityMapping ORDER =
      EntityMapping.of(
          "orders",
          requiredBigint("id", "id"),
          text("number"),
          requiredText("status"),
          requiredText("currency"),
          text("created_via"),
          text("version"),
          flag("prices_include_tax"),
          time("date_created"),
          time("date_modified"),
          time("date_paid"),
          time("date_completed"),
          bigint("customer_id"),
          text("billing_first_name", "billing.first_name"),
          text("billing_last_name", "billing.last_name"),
          text("billing_company", "billing.company"),
          text("billing_email", "billing.email"),
          text("billing_phone", "billing.phone"),
          text("billing_city", "billing.city"),
          text("billing_state", "billing.state"),
          text("billing_postcode", "billing.postcode"),
          text("billing_country", "billing.country"),
          text("shipping_city", "shipping.city"),
          text("shipping_state", "shipping.state"),
          text("shipping_postcode", "shipping.postcode"),
          text("shipping_country", "shipping.country"),
          money("discount_total"),
          money("discount_tax"),
          money("shipping_total"),
          money("shipping_tax"),
          money("cart_tax"),
          money("total"),
          money("total_tax"),
          text("payment_method"),
          label("payment_method_title"),
          text("transaction_id"),
          Cell.optional("square_order_id", ColumnType.TEXT, Orders::squareOrderId));

  private static final EntityMapping LINE =
      EntityMapping.of(
          "order_lines",
          parentId("order_id"),
          requiredBigint("id", "id"),
          label("name"),
          bigint("product_id"),
          bigint("variation_id"),
          text("sku"),
          decimal("quantity", Cell.QUANTITY),
          text("tax_class"),
          money("subtotal"),
          money("subtotal_tax"),
          money("total"),
          money("total_tax"));

  private static final EntityMapping TAX =
      EntityMapping.of(
          "order_taxes",
          parentId("order_id"),
          requiredBigint("id", "id"),
          bigint("rate_id"),
          text("rate_code"),
          label("label"),
          flag("compound"),
          decimal("rate_percent", Cell.PERCENTAGE),
          money("tax_total"),
          money("shipping_tax_total"));

  private static final EntityMapping SHIPPING =
      EntityMapping.of(
          "order_shipping",
          parentId("order_id"),
          requiredBigint("id", "id"),
          text("method_id"),
          label("method_title"),
          money("total"),
          money("total_tax"));

  private static final EntityMapping FEE =
      EntityMapping.of(
          "order_fees",
          parentId("order_id"),
          requiredBigint("id", "id"),
          label("name"),
          text("tax_class"),
          text("tax_status"),
          money("total"),
          money("total_tax"));

  private static final EntityMapping COUPON =
      EntityMapping.of(
          "order_coupons",
          parentId("order_id"),
          requiredBigint("id", "id"),
          text("code"),
          text("discount_type"),
          money("discount"),
          money("discount_tax"));

  /** Every field of WooCommerce 10.0, and those of its optional features. */
  private static final FieldPaths KNOWN =
      FieldPaths.of(
          """
          id parent_id number order_key created_via version status currency currency_symbol
          date_created date_created_gmt date_modified date_modified_gmt date_paid date_paid_gmt
          date_completed date_completed_gmt discount_total discount_tax shipping_total shipping_tax
          cart_tax total total_tax prices_include_tax customer_id customer_ip_address
          customer_user_agent customer_note billing shipping payment_method payment_method_title
          transaction_id cart_hash meta_data refunds payment_url is_editable needs_payment
          needs_processing _links
          line_items.id line_items.name line_items.product_id line_items.variation_id
          line_items.quantity line_items.tax_class line_items.subtotal line_items.subtotal_tax
          line_items.total line_items.total_tax line_items.taxes line_items.meta_data
          line_items.sku line_items.price line_items.image line_items.parent_name
          line_items.cost_of_goods_sold
          tax_lines.id tax_lines.rate_code tax_lines.rate_id tax_lines.label tax_lines.compound
          tax_lines.tax_total tax_lines.shipping_tax_total tax_lines.rate_percent
          tax_lines.meta_data
          shipping_lines.id shipping_lines.method_title shipping_lines.method_id
          shipping_lines.instance_id shipping_lines.total shipping_lines.total_tax
          shipping_lines.taxes shipping_lines.tax_status shipping_lines.meta_data
          fee_lines.id fee_lines.name fee_lines.tax_class fee_lines.tax_status fee_lines.amount
          fee_lines.total fee_lines.total_tax fee_lines.taxes fee_lines.meta_data
          coupon_lines.id coupon_lines.code coupon_lines.discount coupon_lines.discount_tax
          coupon_lines.meta_data coupon_lines.discount_type coupon_lines.nominal_amount
          coupon_lines.free_shipping
          """
              .strip()
              .split("\\s+"));

  static final HeadMapping HEAD =
      HeadMapping.of(ShopHead.SOURCE_KIND, ORDER, CONTENT, KNOWN)
          .with("line_items", LINE)
          .with("tax_lines", TAX)
          .with("shipping_lines", SHIPPING)
          .with("fee_lines", FEE)
          .with("coupon_lines", COUPON);

  private Orders() {}

  private static @Nullable String squareOrderId(JsonRecord order) {
    return Meta.first(order, SQUARE_ORDER);
  }
}
