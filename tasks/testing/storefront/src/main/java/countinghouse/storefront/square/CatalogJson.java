package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.Assortment;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.till.Catalog;
import countinghouse.storefront.business.till.CatalogItem;
import countinghouse.storefront.business.till.CatalogItem.CatalogVariation;
import countinghouse.storefront.business.till.DiscountOffer;
import countinghouse.storefront.business.till.ModifierOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue's objects with the time each was last changed. */
final class CatalogJson {
  private static final long ORDINAL = 1_048_576;

  private final Catalog catalog;

  CatalogJson(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A catalogue object, ready to be sent. */
  record Shown(String type, String id, Instant updated, boolean deleted, ObjectNode node) {}

  /** Every object, nested ones also by themselves. */
  List<Shown> all() {
    List<Shown> all = new ArrayList<>();
    category(all, "Bakery", null);
    category(all, "Workshop", null);
    Assortment.BAKERY.forEach(line -> category(all, line, "Bakery"));
    Assortment.WORKSHOP.forEach(line -> category(all, line, "Workshop"));
    tax(all);
    for (DiscountOffer offer : DiscountOffer.values()) {
      discount(all, offer);
    }
    modifiers(all);
    unit(all);
    catalog.items().forEach(item -> item(all, item));
    return all;
  }

  private ObjectNode object(
      List<Shown> all, String type, String id, Instant updated, boolean deleted) {
    ObjectNode node = Json.object().put("type", type).put("id", id);
    node.put("updated_at", Json.time(updated)).put("version", updated.toEpochMilli());
    node.put("is_deleted", deleted).put("present_at_all_locations", true);
    all.add(new Shown(type, id, updated, deleted, node));
    return node;
  }

  private ObjectNode fixed(List<Shown> all, String type, String name) {
    return object(all, type, catalog.fixedId(name), catalog.setUp(), false);
  }

  private void category(List<Shown> all, String name, @Nullable String parent) {
    ObjectNode data = fixed(all, "CATEGORY", "category:" + name).putObject("category_data");
    data.put("name", name).put("category_type", "REGULAR_CATEGORY");
    ObjectNode above = data.putObject("parent_category");
    if (parent != null) {
      above.put("id", catalog.fixedId("category:" + parent));
      data.put("root_category", catalog.fixedId("category:" + parent));
    }
    above.put("ordinal", ORDINAL);
    data.put("is_top_level", parent == null).put("online_visibility", true);
  }

  private void tax(List<Shown> all) {
    fixed(all, "TAX", "tax")
        .putObject("tax_data")
        .put("name", "NY Sales Tax")
        .put("calculation_phase", "TAX_SUBTOTAL_PHASE")
        .put("inclusion_type", "ADDITIVE")
        .put("percentage", "8.875")
        .put("applies_to_custom_amounts", true)
        .put("enabled", true);
  }

  private void discount(List<Shown> all, DiscountOffer offer) {
    ObjectNode data = fixed(all, "DISCOUNT", "discount:" + offer).putObject("discount_data");
    data.put("name", offer.title());
    Integer percent = offer.percent();
    if (percent != null) {
      data.put("discount_type", "FIXED_PERCENTAGE").put("percentage", percent + ".0");
    }
    Long amount = offer.amount();
    if (amount != null) {
      data.put("discount_type", "FIXED_AMOUNT");
      Json.money(data, "amount_money", amount);
    }
    data.put("pin_required", false).put("modify_tax_basis", "MODIFY_TAX_BASIS");
  }

  private void modifiers(List<Shown> all) {
    ObjectNode list = fixed(all, "MODIFIER_LIST", "modifiers").putObject("modifier_list_data");
    list.put("name", "Finishing touches").put("ordinal", 1).put("selection_type", "MULTIPLE");
    list.putArray("modifiers");
    int ordinal = 0;
    for (ModifierOffer offer : ModifierOffer.values()) {
      ObjectNode node = fixed(all, "MODIFIER", "modifier:" + offer);
      ObjectNode data = node.putObject("modifier_data").put("name", offer.title());
      Json.money(data, "price_money", offer.price());
      data.put("on_by_default", false).put("ordinal", ++ordinal);
      data.put("modifier_list_id", catalog.fixedId("modifiers"));
      list.withArrayProperty("modifiers").add(node);
    }
    list.put("modifier_type", "LIST").put("allow_quantities", true);
    list.put("min_selected_modifiers", 0).put("max_selected_modifiers", 2);
  }

  private void unit(List<Shown> all) {
    ObjectNode data = fixed(all, "MEASUREMENT_UNIT", "unit").putObject("measurement_unit_data");
    data.putObject("measurement_unit")
        .put("weight_unit", "IMPERIAL_POUND")
        .put("type", "TYPE_WEIGHT");
    data.put("precision", 5);
  }

  private void item(List<Shown> all, CatalogItem item) {
    Product product = item.product();
    ObjectNode node = object(all, "ITEM", item.id(), item.updated(), item.deleted());
    ObjectNode data = node.putObject("item_data").put("name", product.name());
    data.put("description", "Made by hand.").put("description_html", "<p>Made by hand.</p>");
    data.put("description_plaintext", "Made by hand.");
    data.put("is_taxable", product.kind().taxable());
    if (product.kind().taxable()) {
      data.putArray("tax_ids").add(catalog.fixedId("tax"));
      data.putArray("modifier_list_info")
          .addObject()
          .put("modifier_list_id", catalog.fixedId("modifiers"))
          .put("min_selected_modifiers", -1)
          .put("max_selected_modifiers", -1)
          .put("enabled", true)
          .put("ordinal", 0);
    }
    data.putArray("variations");
    for (CatalogVariation variation : item.variations()) {
      data.withArrayProperty("variations").add(variation(all, item, variation));
    }
    data.put("product_type", "REGULAR");
    String category = catalog.fixedId("category:" + product.line());
    data.putArray("categories").addObject().put("id", category).put("ordinal", ORDINAL);
    data.putObject("reporting_category").put("id", category).put("ordinal", ORDINAL);
    data.put("is_alcoholic", false).put("is_archived", false).put("skip_modifier_screen", false);
  }

  private ObjectNode variation(List<Shown> all, CatalogItem item, CatalogVariation variation) {
    ObjectNode node = object(all, "ITEM_VARIATION", variation.id(), item.updated(), item.deleted());
    ObjectNode data = node.putObject("item_variation_data").put("item_id", item.id());
    data.put("name", variation.name()).put("sku", variation.sku());
    data.put("ordinal", item.variations().indexOf(variation));
    data.put("pricing_type", "FIXED_PRICING");
    Json.money(data, "price_money", variation.price());
    if (item.product().byWeight()) {
      data.put("measurement_unit_id", catalog.fixedId("unit"));
    }
    data.put("track_inventory", item.product().kind().taxable());
    data.put("sellable", true).put("stockable", true);
    return node;
  }
}
