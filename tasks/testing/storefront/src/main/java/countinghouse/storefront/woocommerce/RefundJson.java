package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.shop.Rate;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.ShopRefund;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refund as the API shows it. */
final class RefundJson {
  private final Shop shop;
  private final ItemJson items;

  RefundJson(Shop shop) {
    this.shop = shop;
    this.items = new ItemJson(shop);
  }

  /** With {@code parent_id}, as on the global endpoint. */
  ObjectNode global(ShopRefund refund) {
    return of(refund, true);
  }

  /** Without {@code parent_id}, as under an order. */
  ObjectNode ofOrder(ShopRefund refund) {
    return of(refund, false);
  }

  private ObjectNode of(ShopRefund refund, boolean withParent) {
    ObjectNode node = Json.object().put("id", refund.id());
    if (withParent) {
      node.put("parent_id", refund.orderId());
    }
    Times.put(node, "date_created", refund.created());
    node.put("amount", Json.money(refund.amount())).put("reason", refund.reason());
    node.put("refunded_by", 1).put("refunded_payment", false);
    node.putArray("meta_data");
    rows(node, refund, rate(refund));
    String order = "/orders/" + refund.orderId();
    String self = order + "/refunds/" + refund.id();
    ObjectNode links = Json.links(node, order + "/refunds", self, List.of("GET", "DELETE"));
    Json.link(links, "up", order);
    return node;
  }

  private void rows(ObjectNode node, ShopRefund refund, @Nullable Rate rate) {
    ArrayNode lines = node.putArray("line_items");
    refund.lines().forEach(line -> lines.add(items.refunded(line, rate)));
    ArrayNode shipping = node.putArray("shipping_lines");
    refund.shipping().forEach(line -> shipping.add(ItemJson.refunded(line, rate)));
    ArrayNode taxes = node.putArray("tax_lines");
    if (rate != null && refund.tax() != 0) {
      taxes.add(
          ItemJson.taxLine(refund.taxLineId(), rate, -refund.lineTax(), -refund.shippingTax()));
    }
    node.putArray("fee_lines");
  }

  private @Nullable Rate rate(ShopRefund refund) {
    ShopOrder order = shop.order(refund.orderId()).orElse(null);
    return order == null ? null : order.basket().rate();
  }
}
