package countinghouse.storefront.business.shop;

import countinghouse.storefront.business.Kind;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The web shop's products. */
public final class Shelf {
  private static final int OPENING_STOCK = 400;

  private final Shop shop;
  private final NavigableMap<Long, ShopProduct> products = new TreeMap<>();
  private final Map<String, Long> idsByKey = new HashMap<>();

  Shelf(Shop shop) {
    this.shop = shop;
  }

  /** Every product that exists, the trash included. */
  public Collection<ShopProduct> products() {
    return Collections.unmodifiableCollection(products.values());
  }

  /** A product, if it still exists. */
  public Optional<ShopProduct> product(long id) {
    return Optional.ofNullable(products.get(id));
  }

  /** The shop's product for one of the assortment, if it exists. */
  public Optional<ShopProduct> find(Product product) {
    return Optional.ofNullable(idsByKey.get(product.key())).flatMap(this::product);
  }

  /** The variation of a product that is sold under a SKU. */
  public static Optional<ShopVariation> variation(ShopProduct product, String sku) {
    return product.variations().stream().filter(one -> one.offer().sku().equals(sku)).findFirst();
  }

  /** Puts a product on the shelf. */
  public void add(Product product, Instant at) {
    long id = shop.newPostId();
    List<ShopVariation> variations = new ArrayList<>();
    if (product.variable()) {
      for (Variant variant : product.variants()) {
        variations.add(
            new ShopVariation(
                shop.newPostId(), variant.values(), at, at, firstOffer(product, variant)));
      }
    }
    Offer offer = product.variable() ? null : firstOffer(product, product.variants().getFirst());
    products.put(
        id, new ShopProduct(id, product, "publish", at, at, offer, List.copyOf(variations)));
    idsByKey.put(product.key(), id);
  }

  /** Changes the status of a product. */
  public void move(Product product, String status, Instant at) {
    find(product).ifPresent(found -> products.put(found.id(), found.to(status, at)));
  }

  /** Deletes a product for good; lines that sold it lose its id and SKU. */
  public void delete(Product product) {
    find(product).ifPresent(found -> products.remove(found.id()));
  }

  /** Changes the price of a SKU; the variation and its parent are both modified. */
  public void reprice(Product product, String sku, long price, Instant at) {
    change(product, sku, at, offer -> offer.priced(price));
  }

  /** Puts a SKU on sale at a price, or back to its regular one. */
  public void putOnSale(Product product, String sku, @Nullable Long price, Instant at) {
    change(product, sku, at, offer -> offer.onSaleAt(price));
  }

  /** Counts a sale; only a managed stock modifies the product. */
  public void sell(Product product, String sku, int quantity, Instant at) {
    if (product.kind() == Kind.GOODS) {
      change(product, sku, at, offer -> offer.sold(quantity));
    } else {
      find(product)
          .ifPresent(found ->
              products.put(found.id(), counting(found, sku, offer -> offer.sold(quantity))));
    }
  }

  private void change(Product product, String sku, Instant at, UnaryOperator<Offer> change) {
    find(product)
        .ifPresent(found -> {
          List<ShopVariation> variations =
              found.variations().stream()
                  .map(one ->
                      one.offer().sku().equals(sku)
                          ? one.offering(change.apply(one.offer()), at)
                          : one)
                  .toList();
          Offer offer = found.offer();
          products.put(
              found.id(),
              found.offering(offer == null ? null : change.apply(offer), variations, at));
        });
  }

  private static ShopProduct counting(ShopProduct found, String sku, UnaryOperator<Offer> change) {
    Offer offer = found.offer();
    List<ShopVariation> variations =
        found.variations().stream()
            .map(one ->
                one.offer().sku().equals(sku)
                    ? one.offering(change.apply(one.offer()), one.modified())
                    : one)
            .toList();
    return found.counting(offer == null ? null : change.apply(offer), variations);
  }

  private static Offer firstOffer(Product product, Variant variant) {
    Integer stock = product.kind() == Kind.GOODS ? OPENING_STOCK : null;
    return new Offer(variant.sku(), variant.listPrice(), null, stock, 0);
  }
}
