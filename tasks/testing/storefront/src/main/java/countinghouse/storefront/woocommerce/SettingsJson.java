package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.shop.Coupon;
import countinghouse.storefront.business.shop.Rate;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the API tells about the shop itself, and its small lists. */
final class SettingsJson {
  /** Every order status but trash, in WooCommerce's order, with its name. */
  static final Map<String, String> STATUSES =
      ordered(
          List.of(
              "pending",
              "Pending payment",
              "processing",
              "Processing",
              "on-hold",
              "On hold",
              "completed",
              "Completed",
              "cancelled",
              "Cancelled",
              "refunded",
              "Refunded",
              "failed",
              "Failed",
              "shipped",
              "Shipped",
              "checkout-draft",
              "Draft"));

  private SettingsJson() {}

  static ObjectNode root(Instant now) {
    ObjectNode node = Json.object().put("name", "Hearth &amp; Kiln").put("description", "");
    node.put("url", Json.SITE).put("home", Json.SITE);
    int seconds = BusinessTime.ZONE.getRules().getOffset(now).getTotalSeconds();
    node.put("gmt_offset", seconds / 3600);
    node.put("timezone_string", BusinessTime.ZONE.getId());
    ArrayNode namespaces = node.putArray("namespaces");
    List.of("wc/v3", "wc/v2", "wc/v1", "wp/v2").forEach(namespaces::add);
    return node;
  }

  static ObjectNode systemStatus(String version) {
    ObjectNode node = Json.object();
    ObjectNode environment = node.putObject("environment");
    environment.put("home_url", Json.SITE).put("site_url", Json.SITE);
    environment.put("version", version).put("wp_version", "6.8.8");
    environment.put("wp_multisite", false).put("language", "en_US");
    environment.put("default_timezone", "UTC");
    ObjectNode settings = node.putObject("settings");
    settings.put("api_enabled", false).put("force_ssl", false).put("currency", "USD");
    settings.put("currency_symbol", "&#36;").put("currency_position", "left");
    settings.put("thousand_separator", ",").put("decimal_separator", ".");
    settings.put("number_of_decimals", 2);
    settings.put(
        "order_datastore",
        "Automattic\\WooCommerce\\Internal\\DataStores\\Orders\\OrdersTableDataStore");
    settings.put("HPOS_enabled", true).put("HPOS_sync_enabled", false);
    node.putObject("database").put("wc_database_version", version);
    return node;
  }

  static ObjectNode currency() {
    ObjectNode node = Json.object().put("code", "USD");
    node.put("name", "United States (US) dollar").put("symbol", "&#36;");
    Json.links(node, "/data/currencies", "/data/currencies/USD", List.of("GET"));
    return node;
  }

  static ObjectNode tax(Rate rate) {
    ObjectNode node = Json.object().put("id", rate.id()).put("country", "US");
    node.put("state", rate.state()).put("postcode", "").put("city", "");
    node.put("rate", rate.percent().setScale(4, RoundingMode.UNNECESSARY).toPlainString());
    node.put("name", rate.label()).put("priority", 1).put("compound", false);
    node.put("shipping", true).put("order", 0).put("class", "standard");
    node.putArray("postcodes");
    node.putArray("cities");
    Json.links(node, "/taxes", "/taxes/" + rate.id());
    return node;
  }

  static ObjectNode coupon(Coupon coupon) {
    ObjectNode node = Json.object().put("id", coupon.id()).put("code", coupon.code());
    node.put("amount", coupon.percent() ? coupon.amount() + ".00" : Json.money(coupon.amount()));
    node.put("status", "publish");
    Times.put(node, "date_created", coupon.created());
    Times.put(node, "date_modified", coupon.modified());
    node.put("discount_type", coupon.discountType()).put("description", "");
    Times.put(node, "date_expires", null);
    node.put("usage_count", coupon.usedBy().size()).put("individual_use", false);
    node.putArray("product_ids");
    node.putArray("excluded_product_ids");
    node.putNull("usage_limit").putNull("usage_limit_per_user").putNull("limit_usage_to_x_items");
    node.put("free_shipping", false);
    List.of("product_categories", "excluded_product_categories", "email_restrictions")
        .forEach(node::putArray);
    node.put("exclude_sale_items", false);
    node.put("minimum_amount", "0.00").put("maximum_amount", "0.00");
    coupon.usedBy().forEach(node.putArray("used_by")::add);
    node.putArray("meta_data");
    Json.links(node, "/coupons", "/coupons/" + coupon.id());
    return node;
  }

  private static Map<String, String> ordered(List<String> pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int index = 0; index < pairs.size(); index += 2) {
      map.put(pairs.get(index), pairs.get(index + 1));
    }
    return map;
  }
}
