package countinghouse.storefront.business.till;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.Variant;
import countinghouse.storefront.business.till.CatalogItem.CatalogVariation;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The till's catalogue: items, and the ids of the things that never change. */
public final class Catalog {
  private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int ID_LENGTH = 24;

  private final Map<String, CatalogItem> items = new LinkedHashMap<>();
  private final Chance chance;
  private final Instant setUp;

  Catalog(Chance chance, Instant setUp) {
    this.chance = chance;
    this.setUp = setUp;
  }

  /** When categories, tax, discounts, extras and units were made. */
  public Instant setUp() {
    return setUp;
  }

  /** The id of a thing that never changes, such as {@code tax} or {@code category:Bread}. */
  public String fixedId(String name) {
    return Chance.of(name.hashCode(), "fixed", name).token(ID_LENGTH, ID_LETTERS);
  }

  /** Every item, deleted ones included. */
  public Collection<CatalogItem> items() {
    return Collections.unmodifiableCollection(items.values());
  }

  /** The item of a product. */
  public Optional<CatalogItem> find(Product product) {
    return Optional.ofNullable(items.get(product.key()));
  }

  /** The goods an order line names for a SKU of a product. */
  public Optional<TillLine.Goods> goods(Product product, String sku) {
    return find(product)
        .flatMap(item ->
            item.variations().stream()
                .filter(variation -> variation.sku().equals(sku))
                .findFirst()
                .map(variation ->
                    new TillLine.Goods(
                        variation.id(),
                        item.version(),
                        sku,
                        variation.name(),
                        product.byWeight())));
  }

  /** Adds an item. */
  public void add(Product product, Instant at) {
    List<CatalogVariation> variations =
        product.variants().stream().map(variant -> variation(product, variant)).toList();
    items.put(product.key(), new CatalogItem(newId(), product, at, false, variations));
  }

  /** Changes the price of a SKU. */
  public void reprice(Product product, String sku, long price, Instant at) {
    find(product)
        .filter(item -> !item.deleted())
        .ifPresent(item ->
            items.put(
                product.key(),
                item.pricing(
                    item.variations().stream()
                        .map(one -> one.sku().equals(sku) ? at(one, price) : one)
                        .toList(),
                    at)));
  }

  /** Deletes an item; Square keeps a tombstone. */
  public void delete(Product product, Instant at) {
    find(product).ifPresent(item -> items.put(product.key(), item.deletedAt(at)));
  }

  private CatalogVariation variation(Product product, Variant variant) {
    String name = product.variable() ? variant.label() : "Regular";
    return new CatalogVariation(newId(), variant.sku(), name, variant.listPrice());
  }

  private static CatalogVariation at(CatalogVariation one, long price) {
    return new CatalogVariation(one.id(), one.sku(), one.name(), price);
  }

  private String newId() {
    return chance.token(ID_LENGTH, ID_LETTERS);
  }
}
