package countinghouse.extractwoocommerce;

import static countinghouse.extractwoocommerce.ShopCells.bigint;
import static countinghouse.extractwoocommerce.ShopCells.decimal;
import static countinghouse.extractwoocommerce.ShopCells.flag;
import static countinghouse.extractwoocommerce.ShopCells.label;
import static countinghouse.extractwoocommerce.ShopCells.money;
import static countinghouse.extractwoocommerce.ShopCells.parentId;
import static countinghouse.extractwoocommerce.ShopCells.requiredBigint;
import static countinghouse.extractwoocommerce.ShopCells.text;
import static countinghouse.extractwoocommerce.ShopCells.time;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.Cell;
import countinghouse.extraction.EntityMapping;
import countinghouse.extraction.HeadMapping;
import countinghouse.lake.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row per product (and per category of it), per variation and per category. */
final class Catalogue {
  /** Private links and passwords, pages that repeat other fields, and lists drawn at random. */
  private static final List<String> DROPPED =
      List.of("post_password", "downloads", "price_html", "related_ids");

  /** Figures that every sale or review moves; stock is not among them, for it is wanted. */
  private static final List<String> NOT_HASHED =
      List.of("total_sales", "average_rating", "rating_count");

  private static final ShopContent PRODUCT_CONTENT = ShopContent.without(DROPPED, NOT_HASHED);
  private static final ShopContent CATEGORY_CONTENT =
      ShopContent.without(List.of(), List.of("count"));

  private static final EntityMapping PRODUCT =
      EntityMapping.of(
          "products",
          requiredBigint("id", "id"),
          label("name"),
          text("slug"),
          text("type"),
          text("status"),
          text("sku"),
          money("price"),
          money("regular_price"),
          money("sale_price"),
          time("date_created"),
          time("date_modified"),
          flag("manage_stock"),
          decimal("stock_quantity", Cell.QUANTITY),
          text("stock_status"),
          text("tax_class"));

  private static final EntityMapping PRODUCT_CATEGORY =
      EntityMapping.of(
          "product_categories", parentId("product_id"), requiredBigint("category_id", "id"));

  static final EntityMapping VARIATION =
      EntityMapping.of(
          "variations",
          requiredBigint("id", "id"),
          requiredBigint("product_id", "parent_id"),
          Cell.optional("name", ColumnType.TEXT, Catalogue::variationName),
          text("sku"),
          text("status"),
          money("price"),
          money("regular_price"),
          money("sale_price"),
          time("date_created"),
          time("date_modified"),
          Cell.optional("manage_stock", ColumnType.BOOLEAN, Catalogue::managesStock),
          decimal("stock_quantity", Cell.QUANTITY),
          text("stock_status"));

  private static final EntityMapping CATEGORY =
      EntityMapping.of(
          "categories",
          requiredBigint("id", "id"),
          label("name"),
          text("slug"),
          bigint("parent_id", "parent"));

  private static final String SHARED_FIELDS =
      """
      id name type status permalink description sku global_unique_id price regular_price sale_price
      date_created date_created_gmt date_modified date_modified_gmt date_on_sale_from
      date_on_sale_from_gmt date_on_sale_to date_on_sale_to_gmt on_sale purchasable virtual
      downloadable downloads download_limit download_expiry tax_status tax_class manage_stock
      stock_quantity stock_status backorders backorders_allowed backordered low_stock_amount weight
      dimensions shipping_class shipping_class_id parent_id attributes menu_order meta_data
      cost_of_goods_sold _links
      """;

  private static final FieldPaths PRODUCT_FIELDS =
      known(
          SHARED_FIELDS
              + """
              slug featured catalog_visibility short_description price_html total_sales external_url
              button_text sold_individually shipping_required shipping_taxable reviews_allowed
              average_rating rating_count related_ids upsell_ids cross_sell_ids purchase_note
              categories brands tags images default_attributes variations grouped_products
              has_options post_password
              """);

  private static final FieldPaths CATEGORY_FIELDS =
      known("id name slug parent description display image menu_order count _links");

  static final HeadMapping PRODUCTS =
      HeadMapping.of(ShopHead.SOURCE_KIND, PRODUCT, PRODUCT_CONTENT, PRODUCT_FIELDS)
          .with("categories", PRODUCT_CATEGORY);
  static final HeadMapping VARIATIONS =
      HeadMapping.of(
          ShopHead.SOURCE_KIND, VARIATION, PRODUCT_CONTENT, known(SHARED_FIELDS + "image"));
  static final HeadMapping CATEGORIES =
      HeadMapping.of(ShopHead.SOURCE_KIND, CATEGORY, CATEGORY_CONTENT, CATEGORY_FIELDS);

  private Catalogue() {}

  /** The name, or, in shops that send none, the chosen options joined as WooCommerce does. */
  private static @Nullable String variationName(JsonRecord variation) {
    @Nullable String name = Fields.label(variation, "name");
    if (name != null) {
      return name;
    }
    String options =
        variation.list("attributes").stream()
            .flatMap(it -> Optional.ofNullable(Fields.label(it, "option")).stream())
            .collect(Collectors.joining(", "));
    return options.isEmpty() ? null : options;
  }

  /** {@code "parent"} says that the product counts for it: the variation itself has no stock. */
  private static @Nullable Boolean managesStock(JsonRecord variation) {
    JsonNode value = variation.node().path("manage_stock");
    return value.asText().equals("parent") ? Boolean.FALSE : variation.bool("manage_stock");
  }

  private static FieldPaths known(String names) {
    return FieldPaths.of(names.strip().split("\\s+"));
  }
}
