package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.Applied;
import countinghouse.storefront.business.till.Catalog;
import countinghouse.storefront.business.till.DiscountOffer;
import countinghouse.storefront.business.till.GivenBack;
import countinghouse.storefront.business.till.OrderDiscount;
import countinghouse.storefront.business.till.TillOrder;
import countinghouse.storefront.business.till.TillReturn;
import countinghouse.storefront.business.till.TillReturn.ReturnDiscount;

/** The returned side of an order, and the shapes it shares with the sold side. */
final class ReturnJson {
  private final Catalog catalog;
  private final LineJson lines;

  ReturnJson(Catalog catalog, LineJson lines) {
    this.catalog = catalog;
    this.lines = lines;
  }

  void put(ObjectNode node, TillOrder order) {
    if (order.returns().isEmpty()) {
      return;
    }
    ArrayNode rows = node.putArray("returns");
    order.returns().forEach(back -> rows.add(of(back)));
    amounts(
        node.putObject("return_amounts"),
        order.returned(),
        order.returns().stream().mapToLong(TillReturn::tax).sum(),
        order.returns().stream().mapToLong(TillReturn::discount).sum(),
        order.returns().stream().mapToLong(TillReturn::tip).sum(),
        0);
  }

  static void amounts(ObjectNode node, long total, long tax, long discount, long tip, long charge) {
    Json.money(node, "total_money", total);
    Json.money(node, "tax_money", tax);
    Json.money(node, "discount_money", discount);
    Json.money(node, "tip_money", tip);
    Json.money(node, "service_charge_money", charge);
  }

  static void tax(ObjectNode tax, Catalog catalog) {
    tax.put("catalog_object_id", catalog.fixedId("tax"));
    tax.put("catalog_version", catalog.setUp().toEpochMilli());
    tax.put("name", "NY Sales Tax").put("percentage", "8.875").put("type", "ADDITIVE");
  }

  static void discount(ObjectNode node, OrderDiscount discount, Catalog catalog) {
    DiscountOffer offer = discount.offer();
    node.put("catalog_object_id", catalog.fixedId("discount:" + offer));
    node.put("catalog_version", catalog.setUp().toEpochMilli());
    node.put("name", offer.title());
    Integer percent = offer.percent();
    if (percent != null) {
      node.put("percentage", percent + ".0").put("type", "FIXED_PERCENTAGE");
    }
    Long amount = offer.amount();
    if (amount != null) {
      Json.money(node, "amount_money", amount);
      node.put("type", "FIXED_AMOUNT");
    }
    node.put("scope", discount.wholeOrder() ? "ORDER" : "LINE_ITEM");
  }

  static ObjectNode refund(GivenBack back, TillOrder order) {
    ObjectNode node = Json.object().put("id", back.id());
    node.put("location_id", order.location().id());
    Json.text(node, "transaction_id", back.sourceOrderId());
    Json.text(node, "tender_id", back.paymentId());
    node.put("created_at", Json.time(back.created())).put("reason", back.reason());
    Json.money(node, "amount_money", back.amount());
    node.put("status", back.approved() ? "APPROVED" : "PENDING");
    return node;
  }

  private ObjectNode of(TillReturn back) {
    ObjectNode node = Json.object().put("uid", back.uid());
    Json.text(node, "source_order_id", back.sourceOrderId());
    ArrayNode rows = node.putArray("return_line_items");
    back.lines().forEach(line -> rows.add(lines.returned(line)));
    taxes(node, back);
    if (!back.discounts().isEmpty()) {
      ArrayNode discounts = node.putArray("return_discounts");
      back.discounts().forEach(one -> discounts.add(discount(one, back)));
    }
    if (back.tip() > 0) {
      ObjectNode tip = node.putArray("return_tips").addObject();
      Json.money(tip, "applied_money", back.tip());
      Json.text(tip, "source_tender_id", back.tipTenderId());
    }
    amounts(
        node.putObject("return_amounts"), back.total(), back.tax(), back.discount(), back.tip(), 0);
    return node;
  }

  private void taxes(ObjectNode node, TillReturn back) {
    boolean taxed = back.lines().stream().anyMatch(line -> !line.line().taxes().isEmpty());
    if (taxed) {
      ObjectNode tax = node.putArray("return_taxes").addObject().put("uid", back.taxUid());
      Json.text(tax, "source_tax_uid", back.sourceTaxUid());
      tax(tax, catalog);
      Json.money(tax, "applied_money", back.tax());
      tax.put("scope", "LINE_ITEM");
    }
  }

  private ObjectNode discount(ReturnDiscount discount, TillReturn back) {
    ObjectNode node = Json.object().put("uid", discount.uid());
    if (back.sourceOrderId() != null) {
      node.put("source_discount_uid", discount.source().uid());
    }
    discount(node, discount.source(), catalog);
    node.put("scope", "LINE_ITEM");
    long applied =
        back.lines().stream()
            .flatMap(line -> line.line().discounts().stream())
            .filter(part -> part.ofUid().equals(discount.uid()))
            .mapToLong(Applied::cents)
            .sum();
    Json.money(node, "applied_money", applied);
    return node;
  }
}
