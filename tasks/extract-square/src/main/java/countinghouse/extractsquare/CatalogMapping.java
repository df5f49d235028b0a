package countinghouse.extractsquare;

import static countinghouse.extractsquare.SquareCells.flag;
import static countinghouse.extractsquare.SquareCells.key;
import static countinghouse.extractsquare.SquareCells.longNumber;
import static countinghouse.extractsquare.SquareCells.money;
import static countinghouse.extractsquare.SquareCells.number;
import static countinghouse.extractsquare.SquareCells.text;
import static countinghouse.extractsquare.SquareCells.time;

import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.EntityMapping;
import countinghouse.extraction.HeadMapping;

/** One row per catalogue item, variation and category, deleted ones included. */
final class CatalogMapping {
  private CatalogMapping() {}

  static HeadMapping items() {
    return SquareMapping.of(item(), FieldPaths.of("item_data.variations"), CHANGING)
        .with("item_data.categories", itemCategory());
  }

  static HeadMapping variations() {
    return SquareMapping.of(
        variation(), FieldPaths.of("custom_attribute_values.*.token"), CHANGING);
  }

  static HeadMapping categories() {
    return SquareMapping.of(category(), FieldPaths.of("category_data.ecom_seo_data"), CHANGING);
  }

  /** Square counts versions of the whole catalogue, and what is sold out changes by the hour. */
  private static final FieldPaths CHANGING =
      FieldPaths.of(
          "updated_at",
          "version",
          "item_variation_data.location_overrides.sold_out",
          "item_variation_data.location_overrides.sold_out_valid_until");

  private static EntityMapping item() {
    return EntityMapping.of(
        "items",
        key("id"),
        text("name", "item_data.name"),
        text("product_type", "item_data.product_type"),
        text("reporting_category_id", "item_data.reporting_category.id"),
        flag("is_archived", "item_data.is_archived"),
        flag("is_tombstone", "is_deleted"),
        time("updated_at"));
  }

  private static EntityMapping itemCategory() {
    return EntityMapping.of(
        "item_categories",
        key("item_id", JsonRecord::id),
        key("category_id", it -> it.requiredText("id")),
        longNumber("ordinal"));
  }

  private static EntityMapping variation() {
    return EntityMapping.of(
        "variations",
        key("id"),
        text("item_id", "item_variation_data.item_id"),
        text("name", "item_variation_data.name"),
        text("sku", "item_variation_data.sku"),
        text("upc", "item_variation_data.upc"),
        number("ordinal", "item_variation_data.ordinal"),
        text("pricing_type", "item_variation_data.pricing_type"),
        money("price_money", "item_variation_data.price_money"),
        text("currency", "item_variation_data.price_money.currency"),
        flag("is_tombstone", "is_deleted"),
        time("updated_at"));
  }

  private static EntityMapping category() {
    return EntityMapping.of(
        "catalog_categories",
        key("id"),
        text("name", "category_data.name"),
        text("parent_category_id", "category_data.parent_category.id"),
        flag("is_tombstone", "is_deleted"),
        time("updated_at"));
  }
}
