package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.shop.Basket;
import countinghouse.storefront.business.shop.Meta;
import countinghouse.storefront.business.shop.Rate;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.ShopRefund;
import countinghouse.storefront.business.shop.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An order as the API shows it. */
final class OrderJson {
  private static final long TRASH_META = 50_000_000;
  private static final List<String> UNPAID = List.of("pending", "failed", "checkout-draft");
  private static final List<String> EDITABLE = List.of("pending", "on-hold", "checkout-draft");

  private final Shop shop;
  private final ItemJson items;
  private final String version;

  OrderJson(Shop shop, String version) {
    this.shop = shop;
    this.items = new ItemJson(shop);
    this.version = version;
  }

  ObjectNode of(ShopOrder order) {
    ObjectNode node = Json.object();
    node.put("id", order.id()).put("parent_id", 0).put("status", order.stage().status());
    node.put("currency", "USD").put("version", version).put("prices_include_tax", false);
    Times.put(node, "date_created", order.created());
    Times.put(node, "date_modified", Times.throughLocalTime(order.modified()));
    totals(node, order.basket());
    parties(node, order);
    payment(node, order);
    Json.meta(node, meta(order));
    rows(node, order);
    links(node, order);
    return node;
  }

  private static void totals(ObjectNode node, Basket basket) {
    node.put("discount_total", Json.money(basket.discount()));
    node.put("discount_tax", Json.money(basket.discountTax()));
    node.put("shipping_total", Json.money(basket.shippingTotal()));
    node.put("shipping_tax", Json.money(basket.shippingTax()));
    node.put("cart_tax", Json.money(basket.cartTax()));
    node.put("total", Json.money(basket.total()));
    node.put("total_tax", Json.money(basket.tax()));
  }

  private static void parties(ObjectNode node, ShopOrder order) {
    node.put("customer_id", order.buyer().customerId());
    node.put("order_key", order.orderKey());
    Json.address(node, "billing", order.buyer().billing(), true);
    Json.address(node, "shipping", order.buyer().shipping(), false);
    node.put("customer_ip_address", order.buyer().ip());
    node.put("customer_user_agent", "Mozilla/5.0 (simulated)");
    node.put("customer_note", order.buyer().note());
    node.put("created_via", order.createdVia());
    node.put("cart_hash", "");
    node.put("number", Long.toString(order.id()));
  }

  private static void payment(ObjectNode node, ShopOrder order) {
    Stage stage = order.stage();
    node.put("payment_method", order.payment().method());
    node.put("payment_method_title", order.payment().title());
    node.put("transaction_id", order.payment().transactionId());
    Times.put(node, "date_completed", stage.completed());
    Times.put(node, "date_paid", stage.paid());
    node.put(
        "payment_url",
        Json.SITE
            + "/checkout/order-pay/"
            + order.id()
            + "/?pay_for_order=true&key="
            + order.orderKey());
    node.put("is_editable", EDITABLE.contains(stage.status()));
    node.put("needs_payment", UNPAID.contains(stage.status()) && order.basket().total() > 0);
    node.put("needs_processing", true);
    node.put("currency_symbol", "$");
  }

  private static List<Meta> meta(ShopOrder order) {
    List<Meta> meta = new ArrayList<>(order.meta());
    Instant trashed = order.stage().trashed();
    if (trashed != null) {
      long id = TRASH_META + 2 * order.id();
      meta.add(new Meta(id, "_wp_trash_meta_status", "wc-" + order.stage().trashedFrom()));
      meta.add(new Meta(id + 1, "_wp_trash_meta_time", Long.toString(trashed.getEpochSecond())));
    }
    meta.sort(Comparator.comparing(Meta::key).thenComparingLong(Meta::id));
    return meta;
  }

  private void rows(ObjectNode node, ShopOrder order) {
    Basket basket = order.basket();
    Rate rate = basket.rate();
    ArrayNode lines = node.putArray("line_items");
    basket.lines().forEach(line -> lines.add(items.line(line, rate)));
    ArrayNode taxes = node.putArray("tax_lines");
    if (rate != null && basket.taxed()) {
      taxes.add(ItemJson.taxLine(basket.taxLineId(), rate, basket.cartTax(), basket.shippingTax()));
    }
    ArrayNode shipping = node.putArray("shipping_lines");
    basket.shipping().forEach(line -> shipping.add(ItemJson.shipping(line, rate)));
    ArrayNode fees = node.putArray("fee_lines");
    basket.fees().forEach(fee -> fees.add(ItemJson.fee(fee, rate)));
    ArrayNode coupons = node.putArray("coupon_lines");
    basket.coupons().forEach(coupon -> coupons.add(ItemJson.coupon(coupon)));
    refunds(node.putArray("refunds"), order);
  }

  private void refunds(ArrayNode rows, ShopOrder order) {
    for (ShopRefund refund : shop.refundsOf(order.id())) {
      rows.addObject()
          .put("id", refund.id())
          .put("reason", refund.reason())
          .put("total", Json.money(-refund.amount()));
    }
  }

  private static void links(ObjectNode node, ShopOrder order) {
    String self = "/orders/" + order.id();
    ObjectNode links = Json.links(node, "/orders", self);
    Json.link(links, "email_templates", self + "/actions/email_templates");
    ((ObjectNode) links.path("email_templates").path(0)).put("embeddable", true);
    if (order.buyer().customerId() != 0) {
      Json.link(links, "customer", "/customers/" + order.buyer().customerId());
    }
  }
}
