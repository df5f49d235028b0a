package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.shop.ShopProduct;
import countinghouse.storefront.business.shop.ShopVariation;

/** A variation as the API shows it. */
final class VariationJson {
  private VariationJson() {}

  static ObjectNode of(ShopProduct parent, ShopVariation variation) {
    Product product = parent.product();
    ObjectNode node = Json.object().put("id", variation.id()).put("type", "variation");
    Times.put(node, "date_created", variation.created());
    Times.put(node, "date_modified", variation.modified());
    node.put("description", "").put("permalink", permalink(product, variation));
    node.put("sku", variation.offer().sku()).put("global_unique_id", "");
    ProductJson.prices(node, variation.offer(), false);
    node.put("status", "publish").put("purchasable", true);
    ProductJson.selling(node, product, variation.offer());
    node.put("stock_status", "instock");
    ProductJson.measures(node);
    node.put("shipping_class", "").put("shipping_class_id", 0).putNull("image");
    attributes(node, product, variation);
    node.put("menu_order", 0).putArray("meta_data");
    node.put("name", String.join(", ", variation.values())).put("parent_id", parent.id());
    String variations = "/products/" + parent.id() + "/variations";
    ObjectNode links = Json.links(node, variations, variations + "/" + variation.id());
    Json.link(links, "up", "/products/" + parent.id());
    return node;
  }

  private static void attributes(ObjectNode node, Product product, ShopVariation variation) {
    ArrayNode attributes = node.putArray("attributes");
    for (int index = 0; index < product.options().size(); index++) {
      ProductJson.attribute(attributes, product.options().get(index))
          .put("option", variation.values().get(index));
    }
  }

  private static String permalink(Product product, ShopVariation variation) {
    StringBuilder url = new StringBuilder(Json.SITE + "/product/" + Json.slug(product.name()));
    for (int index = 0; index < product.options().size(); index++) {
      url.append(index == 0 ? "/?" : "&");
      url.append("attribute_" + ProductJson.attributeSlug(product.options().get(index)));
      url.append("=" + Json.slug(variation.values().get(index)));
    }
    return url.toString();
  }
}
