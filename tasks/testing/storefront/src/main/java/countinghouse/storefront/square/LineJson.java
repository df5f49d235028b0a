package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.till.Applied;
import countinghouse.storefront.business.till.Catalog;
import countinghouse.storefront.business.till.TillLine;
import countinghouse.storefront.business.till.TillModifier;
import countinghouse.storefront.business.till.TillReturn.ReturnLine;
import java.util.List;

/** Lines of orders and of returns. */
final class LineJson {
  private final Catalog catalog;

  LineJson(Catalog catalog) {
    this.catalog = catalog;
  }

  ObjectNode sold(TillLine line) {
    ObjectNode node = Json.object().put("uid", line.uid());
    goods(node, line);
    Json.money(node, "base_price_money", line.price());
    modifiers(node, "modifiers", line);
    Json.money(node, "gross_sales_money", line.gross());
    amounts(node, line);
    return node;
  }

  ObjectNode returned(ReturnLine back) {
    TillLine line = back.line();
    ObjectNode node = Json.object().put("uid", line.uid());
    TillLine source = back.sourceLine();
    if (source != null) {
      node.put("source_line_item_uid", source.uid());
    }
    goods(node, line);
    Json.money(node, "base_price_money", line.price());
    modifiers(node, "return_modifiers", line);
    if (source != null) {
      sourceModifiers(node.path("return_modifiers"), source);
    }
    Json.money(node, "gross_return_money", line.gross());
    amounts(node, line);
    return node;
  }

  static void applied(ObjectNode node, String name, String reference, List<Applied> parts) {
    if (!parts.isEmpty()) {
      ArrayNode rows = node.putArray(name);
      for (Applied part : parts) {
        ObjectNode row = rows.addObject().put("uid", part.uid()).put(reference, part.ofUid());
        Json.money(row, "applied_money", part.cents());
      }
    }
  }

  private void goods(ObjectNode node, TillLine line) {
    TillLine.Goods goods = line.goods();
    if (goods != null) {
      node.put("catalog_object_id", goods.objectId()).put("catalog_version", goods.version());
      node.put("variation_name", goods.variationName());
    }
    node.put("quantity", line.quantity().toPlainString());
    if (goods != null && goods.byWeight()) {
      ObjectNode unit = node.putObject("quantity_unit");
      unit.putObject("measurement_unit")
          .put("weight_unit", "IMPERIAL_POUND")
          .put("type", "TYPE_WEIGHT");
      unit.put("precision", 5).put("catalog_object_id", catalog.fixedId("unit"));
      unit.put("catalog_version", catalog.setUp().toEpochMilli());
    }
    Json.text(node, "name", line.name());
    Json.text(node, "note", line.note());
    node.put("item_type", line.type().name());
  }

  private void modifiers(ObjectNode node, String name, TillLine line) {
    if (line.modifiers().isEmpty()) {
      return;
    }
    ArrayNode rows = node.putArray(name);
    for (TillModifier extra : line.modifiers()) {
      ObjectNode row = rows.addObject().put("uid", extra.uid());
      row.put("catalog_object_id", catalog.fixedId("modifier:" + extra.offer()));
      row.put("catalog_version", catalog.setUp().toEpochMilli());
      row.put("name", extra.offer().title()).put("quantity", "1");
      Json.money(row, "base_price_money", extra.price());
      Json.money(row, "total_price_money", Cents.times(extra.price(), line.quantity()));
    }
  }

  /** Extras are returned in the order in which they were sold. */
  private static void sourceModifiers(JsonNode rows, TillLine source) {
    int index = 0;
    for (JsonNode row : rows) {
      ((ObjectNode) row).put("source_modifier_uid", source.modifiers().get(index++).uid());
    }
  }

  private static void amounts(ObjectNode node, TillLine line) {
    Json.money(node, "variation_total_price_money", line.variationTotal());
    Json.money(node, "total_tax_money", line.tax());
    Json.money(node, "total_discount_money", line.discount());
    Json.money(node, "total_money", line.total());
    Json.money(node, "total_service_charge_money", line.charge());
    applied(node, "applied_taxes", "tax_uid", line.taxes());
    applied(node, "applied_discounts", "discount_uid", line.discounts());
    applied(node, "applied_service_charges", "service_charge_uid", line.charges());
  }
}
