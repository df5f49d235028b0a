package countinghouse.storefront.woocommerce;

import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopProduct;
import countinghouse.storefront.business.shop.ShopVariation;
import countinghouse.storefront.http.Request;
import countinghouse.storefront.http.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Products, variations and categories. */
final class ProductsApi {
  private final Shop shop;
  private final Listing<ShopProduct> products =
      Listing.posts(ShopProduct::id, ShopProduct::created, ShopProduct::modified);
  private final Listing<ShopVariation> variations =
      Listing.posts(ShopVariation::id, ShopVariation::created, ShopVariation::modified);
  private final Listing<Categories.Category> categories = Listing.terms(Categories.Category::id);

  ProductsApi(Shop shop) {
    this.shop = shop;
  }

  Response list(Request request) {
    Query query = new Query(request.query());
    Stream<ShopProduct> rows =
        shop.shelf().products().stream()
            .filter(status(query))
            .filter(exactly(query, "type", ProductsApi::type))
            .filter(exactly(query, "sku", product -> product.product().key()));
    return products.answer(request, rows, new Problems(), Echo.NONE, ProductJson::of);
  }

  /** A product, or a variation by its own id. */
  Response one(Request request, long id) {
    Fields fields = new Fields(new Query(request.query()));
    return shop.shelf()
        .product(id)
        .map(ProductJson::of)
        .or(() ->
            parents().stream()
                .flatMap(parent ->
                    parent.variations().stream()
                        .filter(variation -> variation.id() == id)
                        .map(variation -> VariationJson.of(parent, variation)))
                .findFirst())
        .map(node -> Response.json(200, fields.ofSingle(node)))
        .orElseGet(() -> Problems.error(404, "woocommerce_rest_product_invalid_id", "Invalid ID."));
  }

  Response variationsOf(Request request, long productId) {
    List<ShopProduct> parents = shop.shelf().product(productId).stream().toList();
    return variations(request, parents);
  }

  /** All variations of all products. */
  Response variations(Request request) {
    return variations(request, parents());
  }

  Response variation(long productId, long id) {
    return shop.shelf().product(productId).stream()
        .flatMap(parent ->
            parent.variations().stream()
                .filter(variation -> variation.id() == id)
                .map(variation -> VariationJson.of(parent, variation)))
        .findFirst()
        .map(node -> Response.json(200, node))
        .orElseGet(() ->
            Problems.error(404, "woocommerce_rest_product_variation_invalid_id", "Invalid ID."));
  }

  Response categories(Request request) {
    return categories.answer(
        request,
        Categories.ALL.stream(),
        new Problems(),
        Echo.NONE,
        category -> Categories.json(category, shop.shelf()));
  }

  private Response variations(Request request, List<ShopProduct> parents) {
    Map<Long, ShopProduct> parentOf =
        parents.stream()
            .flatMap(parent -> parent.variations().stream().map(one -> Map.entry(one.id(), parent)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return variations.answer(
        request,
        parents.stream().flatMap(parent -> parent.variations().stream()),
        new Problems(),
        Echo.NONE,
        one -> VariationJson.of(parent(parentOf, one), one));
  }

  private static ShopProduct parent(Map<Long, ShopProduct> parents, ShopVariation one) {
    ShopProduct parent = parents.get(one.id());
    if (parent == null) {
      throw new IllegalStateException("Variation " + one.id() + " has no parent");
    }
    return parent;
  }

  private List<ShopProduct> parents() {
    return shop.shelf().products().stream()
        .filter(product -> !product.status().equals("trash"))
        .toList();
  }

  private static Predicate<ShopProduct> status(Query query) {
    String wanted = query.one("status").orElse("any");
    boolean trash = query.all("include_status").contains("trash");
    return product ->
        wanted.equals("any")
            ? trash == product.status().equals("trash")
            : product.status().equals(wanted);
  }

  private static Predicate<ShopProduct> exactly(
      Query query, String name, Function<ShopProduct, String> of) {
    String wanted = query.one(name).orElse("");
    return product -> wanted.isEmpty() || of.apply(product).equals(wanted);
  }

  private static String type(ShopProduct product) {
    return product.product().variable() ? "variable" : "simple";
  }
}
