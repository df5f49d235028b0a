package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.shop.Coupon;
import countinghouse.storefront.business.shop.CouponLine;
import countinghouse.storefront.business.shop.FeeLine;
import countinghouse.storefront.business.shop.Meta;
import countinghouse.storefront.business.shop.Rate;
import countinghouse.storefront.business.shop.ShippingLine;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopLine;
import countinghouse.storefront.business.shop.ShopRefund.RefundedLine;
import countinghouse.storefront.business.shop.ShopRefund.RefundedShipping;
import org.jspecify.annotations.Nullable;

/** The rows inside orders and refunds. */
final class ItemJson {
  private final Shop shop;

  ItemJson(Shop shop) {
    this.shop = shop;
  }

  ObjectNode line(ShopLine line, @Nullable Rate rate) {
    ObjectNode node = Json.object().put("id", line.id());
    product(node, line);
    node.put("quantity", line.quantity()).put("tax_class", line.taxClass());
    node.put("subtotal", Json.money(line.subtotal()));
    node.put("subtotal_tax", Json.money(line.subtotalTax()));
    node.put("total", Json.money(line.total()));
    node.put("total_tax", Json.money(line.totalTax()));
    taxes(node, line.taxed() ? rate : null, line.totalTax(), Json.money(line.subtotalTax()));
    ArrayNode meta = node.putArray("meta_data");
    for (Meta option : line.options()) {
      Json.shownMeta(
          meta,
          option.id(),
          ProductJson.attributeSlug(option.key()),
          Json.slug(option.value()),
          option.key(),
          option.value());
    }
    tail(node, line, line.total() / 100.0 / line.quantity());
    return node;
  }

  /** A line given back: quantity and amounts below zero, and a note of the line it belongs to. */
  ObjectNode refunded(RefundedLine back, @Nullable Rate rate) {
    ShopLine line = back.original();
    ObjectNode node = Json.object().put("id", back.id());
    product(node, line);
    node.put("quantity", -back.quantity()).put("tax_class", line.taxClass());
    node.put("subtotal", Json.money(-back.total()));
    node.put("subtotal_tax", Json.money(-back.tax()));
    node.put("total", Json.money(-back.total()));
    node.put("total_tax", Json.money(-back.tax()));
    taxes(node, line.taxed() ? rate : null, -back.tax(), Json.money(-back.tax()));
    refundedItem(node, back.metaId(), line.id());
    tail(node, line, back.total() / 100.0 / back.quantity());
    return node;
  }

  static ObjectNode refunded(RefundedShipping back, @Nullable Rate rate) {
    ShippingLine line = back.original();
    ObjectNode node =
        shipping(
            new ShippingLine(
                back.id(),
                line.methodId(),
                line.title(),
                line.instanceId(),
                -back.total(),
                -back.tax()),
            rate);
    refundedItem(node, back.metaId(), line.id());
    return node;
  }

  static ObjectNode taxLine(long id, Rate rate, long tax, long shippingTax) {
    ObjectNode node = Json.object().put("id", id);
    node.put("rate_code", rate.code()).put("rate_id", rate.id()).put("label", rate.label());
    node.put("compound", false);
    node.put("tax_total", Json.money(tax));
    node.put("shipping_tax_total", Json.money(shippingTax));
    node.put("rate_percent", rate.percent().doubleValue());
    node.putArray("meta_data");
    return node;
  }

  static ObjectNode shipping(ShippingLine line, @Nullable Rate rate) {
    ObjectNode node = Json.object().put("id", line.id());
    node.put("method_title", Json.escape(line.title()));
    node.put("method_id", line.methodId()).put("instance_id", line.instanceId());
    node.put("total", Json.money(line.total())).put("total_tax", Json.money(line.tax()));
    taxes(node, line.tax() == 0 ? null : rate, line.tax(), "");
    node.put("tax_status", "taxable");
    node.putArray("meta_data");
    return node;
  }

  static ObjectNode fee(FeeLine fee, @Nullable Rate rate) {
    ObjectNode node = Json.object().put("id", fee.id());
    node.put("name", Json.escape(fee.name())).put("tax_class", "");
    node.put("tax_status", fee.total() < 0 ? "none" : "taxable").put("amount", "");
    node.put("total", Json.money(fee.total())).put("total_tax", Json.money(fee.tax()));
    taxes(node, fee.tax() == 0 ? null : rate, fee.tax(), "");
    node.putArray("meta_data");
    return node;
  }

  static ObjectNode coupon(CouponLine line) {
    Coupon coupon = line.coupon();
    long nominal = coupon.percent() ? coupon.amount() : coupon.amount() / 100;
    ObjectNode node = Json.object().put("id", line.id()).put("code", coupon.code());
    node.put("discount", Json.money(line.discount()));
    node.put("discount_tax", Json.money(line.discountTax()));
    String kind = coupon.percent() ? "\"percent\"" : "null";
    String info = "[%d,\"%s\",%s,%d]".formatted(coupon.id(), coupon.code(), kind, nominal);
    Json.shownMeta(
        node.putArray("meta_data"), line.metaId(), "coupon_info", info, "coupon_info", info);
    node.put("discount_type", coupon.discountType());
    node.put("nominal_amount", nominal).put("free_shipping", false);
    return node;
  }

  /** A line of a product that is gone keeps its name only. */
  private void product(ObjectNode node, ShopLine line) {
    boolean exists = shop.shelf().product(line.productId()).isPresent();
    node.put("name", Json.escape(line.name()));
    node.put("product_id", exists ? line.productId() : 0);
    node.put("variation_id", exists ? line.variationId() : 0);
  }

  private void tail(ObjectNode node, ShopLine line, double price) {
    boolean exists = shop.shelf().product(line.productId()).isPresent();
    node.put("sku", exists ? line.sku() : null);
    node.put("price", price);
    ObjectNode image = node.putObject("image");
    if (exists && line.variationId() == 0) {
      image.put("id", "");
    } else {
      image.put("id", 0);
    }
    image.put("src", "");
    String parent = line.parentName();
    node.put("parent_name", exists && parent != null ? Json.escape(parent) : null);
  }

  private static void taxes(ObjectNode node, @Nullable Rate rate, long total, String subtotal) {
    ArrayNode taxes = node.putArray("taxes");
    if (rate != null) {
      taxes
          .addObject()
          .put("id", rate.id())
          .put("total", Json.money(total))
          .put("subtotal", subtotal);
    }
  }

  private static void refundedItem(ObjectNode node, long metaId, long itemId) {
    String value = Long.toString(itemId);
    ArrayNode meta = node.putArray("meta_data");
    Json.shownMeta(meta, metaId, "_refunded_item_id", value, "_refunded_item_id", value);
  }
}
