package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.Assortment;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.shop.Shelf;
import java.util.List;
import java.util.stream.Stream;

/** The web shop's product categories; they never change. */
final class Categories {
  private static final Category UNCATEGORIZED = new Category(15, "Uncategorized", 0);
  private static final Category BAKERY = new Category(16, "Bakery", 0);
  private static final Category WORKSHOP = new Category(20, "Workshop & Studio", 0);
  static final List<Category> ALL =
      List.of(
          UNCATEGORIZED,
          BAKERY,
          new Category(17, "Bread", 16),
          new Category(18, "Pastry", 16),
          new Category(19, "Pantry", 16),
          WORKSHOP,
          new Category(21, "Candles", 20),
          new Category(22, "Pottery", 20),
          new Category(23, "Classes", 20));

  private Categories() {}

  /** A category; parent 0 at the top. */
  record Category(int id, String name, int parent) {
    boolean holds(Product product) {
      boolean bakery = Assortment.BAKERY.contains(product.line());
      return product.line().equals(name)
          || (this.equals(BAKERY) && bakery)
          || (this.equals(WORKSHOP) && !bakery);
    }
  }

  /** The categories of a product, as they stand inside it. */
  static void put(ObjectNode node, Product product) {
    ArrayNode rows = node.putArray("categories");
    of(product)
        .forEach(category ->
            rows.addObject()
                .put("id", category.id())
                .put("name", Json.escape(category.name()))
                .put("slug", Json.slug(category.name())));
  }

  static ObjectNode json(Category category, Shelf shelf) {
    ObjectNode node = Json.object().put("id", category.id());
    node.put("name", Json.escape(category.name())).put("slug", Json.slug(category.name()));
    node.put("parent", category.parent());
    node.put("description", category.parent() == 0 ? "" : "About " + category.name());
    node.put("display", "default").putNull("image");
    node.put("menu_order", 0);
    node.put(
        "count",
        shelf.products().stream()
            .filter(product -> product.status().equals("publish"))
            .filter(product -> category.holds(product.product()))
            .count());
    ObjectNode links =
        Json.links(node, "/products/categories", "/products/categories/" + category.id());
    if (category.parent() != 0) {
      Json.link(links, "up", "/products/categories/" + category.parent());
    }
    return node;
  }

  private static Stream<Category> of(Product product) {
    return ALL.stream().filter(category -> category.holds(product));
  }
}
