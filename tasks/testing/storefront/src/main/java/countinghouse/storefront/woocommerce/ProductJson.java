package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.Kind;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.shop.Offer;
import countinghouse.storefront.business.shop.ShopProduct;
import countinghouse.storefront.business.shop.ShopVariation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A product as the API shows it, and what it shares with its variations. */
final class ProductJson {
  private static final List<String> ATTRIBUTES = List.of("Color", "Size", "Scent", "Flavor");

  private ProductJson() {}

  static String attributeSlug(String name) {
    return "pa_" + name.toLowerCase(Locale.ROOT);
  }

  static ObjectNode of(ShopProduct shown) {
    Product product = shown.product();
    ObjectNode node = Json.object().put("id", shown.id());
    naming(node, shown);
    Offer offer = shown.offer() == null ? cheapest(shown) : shown.offer();
    prices(node, offer, product.variable());
    node.put("purchasable", !shown.status().equals("trash"));
    node.put("total_sales", sold(shown));
    selling(node, product, shown.offer());
    node.put("sold_individually", false);
    shipping(node, product);
    relations(node, shown);
    attributes(node, product);
    node.put("price_html", priceHtml(offer));
    node.putArray("related_ids");
    node.putArray("meta_data");
    node.put("stock_status", "instock").put("has_options", product.variable());
    node.put("post_password", "").put("global_unique_id", "");
    Json.links(node, "/products", "/products/" + shown.id());
    return node;
  }

  private static void naming(ObjectNode node, ShopProduct shown) {
    Product product = shown.product();
    node.put("name", Json.escape(product.name())).put("slug", slug(shown));
    node.put("permalink", Json.SITE + "/product/" + Json.slug(product.name()) + "/");
    Times.put(node, "date_created", shown.created());
    Times.put(node, "date_modified", shown.modified());
    node.put("type", product.variable() ? "variable" : "simple");
    node.put("status", shown.status()).put("featured", false);
    node.put("catalog_visibility", "visible");
    node.put("description", "<p>" + Json.escape(product.name()) + ", made by hand.</p>\n");
    node.put("short_description", "").put("sku", product.key());
  }

  static void prices(ObjectNode node, Offer offer, boolean variable) {
    Long sale = offer.salePrice();
    node.put("price", Json.money(sale == null ? offer.price() : sale));
    node.put("regular_price", variable ? "" : Json.money(offer.price()));
    node.put("sale_price", variable || sale == null ? "" : Json.money(sale));
    Times.put(node, "date_on_sale_from", null);
    Times.put(node, "date_on_sale_to", null);
    node.put("on_sale", sale != null);
  }

  static void selling(ObjectNode node, Product product, @Nullable Offer offer) {
    node.put("virtual", product.kind() == Kind.CLASS).put("downloadable", false);
    node.putArray("downloads");
    node.put("download_limit", -1).put("download_expiry", -1);
    node.put("tax_status", "taxable");
    node.put("tax_class", product.kind().taxable() ? "" : "zero-rate");
    Integer stock = offer == null ? null : offer.stock();
    node.put("manage_stock", stock != null).put("stock_quantity", stock);
    node.put("backorders", "no").put("backorders_allowed", false).put("backordered", false);
    node.putNull("low_stock_amount");
  }

  static void measures(ObjectNode node) {
    node.put("weight", "");
    node.putObject("dimensions").put("length", "").put("width", "").put("height", "");
  }

  private static void shipping(ObjectNode node, Product product) {
    node.put("external_url", "").put("button_text", "");
    measures(node);
    boolean ships = product.kind() != Kind.CLASS;
    node.put("shipping_required", ships).put("shipping_taxable", true);
    node.put("shipping_class", "").put("shipping_class_id", 0);
    node.put("reviews_allowed", true).put("average_rating", "0.00").put("rating_count", 0);
  }

  private static void relations(ObjectNode node, ShopProduct shown) {
    node.putArray("upsell_ids");
    node.putArray("cross_sell_ids");
    node.put("parent_id", 0).put("purchase_note", "");
    Categories.put(node, shown.product());
    node.putArray("brands");
    ArrayNode tags = node.putArray("tags");
    if (shown.product().kind() == Kind.GOODS) {
      tags.addObject().put("id", 30).put("name", "gift").put("slug", "gift");
    }
    if (shown.product().fromDay() > 0) {
      tags.addObject().put("id", 31).put("name", "new").put("slug", "new");
    }
    node.putArray("images");
    ArrayNode variations = node.putArray("variations");
    shown.variations().forEach(variation -> variations.add(variation.id()));
    node.putArray("grouped_products");
    node.put("menu_order", 0);
  }

  private static void attributes(ObjectNode node, Product product) {
    ArrayNode attributes = node.putArray("attributes");
    for (int index = 0; index < product.options().size(); index++) {
      int column = index;
      ObjectNode attribute = attribute(attributes, product.options().get(index));
      attribute.put("position", index).put("visible", true).put("variation", true);
      ArrayNode options = attribute.putArray("options");
      product.variants().stream()
          .map(variant -> variant.values().get(column))
          .distinct()
          .forEach(options::add);
    }
    node.putArray("default_attributes");
  }

  static ObjectNode attribute(ArrayNode attributes, String name) {
    return attributes
        .addObject()
        .put("id", ATTRIBUTES.indexOf(name) + 1)
        .put("name", name)
        .put("slug", attributeSlug(name));
  }

  private static String slug(ShopProduct shown) {
    String trashed = shown.status().equals("trash") ? "__trashed" : "";
    return Json.slug(shown.product().name()) + trashed;
  }

  private static Offer cheapest(ShopProduct shown) {
    return shown.variations().stream()
        .map(ShopVariation::offer)
        .min((one, other) -> Long.compare(one.price(), other.price()))
        .orElseThrow();
  }

  private static int sold(ShopProduct shown) {
    Offer offer = shown.offer();
    return offer != null
        ? offer.sold()
        : shown.variations().stream().mapToInt(variation -> variation.offer().sold()).sum();
  }

  private static String priceHtml(Offer offer) {
    return "<span class=\"woocommerce-Price-amount amount\"><bdi>"
        + "<span class=\"woocommerce-Price-currencySymbol\">&#36;</span>"
        + Json.money(offer.price())
        + "</bdi></span>";
  }
}
