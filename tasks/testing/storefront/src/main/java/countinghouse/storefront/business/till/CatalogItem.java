package countinghouse.storefront.business.till;

import countinghouse.storefront.business.Product;
import java.time.Instant;
import java.util.List;

/** An item of the till's catalogue with its variations. */
public record CatalogItem(
    String id,
    Product product,
    Instant updated,
    boolean deleted,
    List<CatalogVariation> variations) {

  /** A variation; its price in cents. */
  public record CatalogVariation(String id, String sku, String name, long price) {}

  /** Square's version: the time of the last change in milliseconds. */
  public long version() {
    return updated.toEpochMilli();
  }

  /** At other prices. */
  public CatalogItem pricing(List<CatalogVariation> others, Instant at) {
    return new CatalogItem(id, product, at, deleted, others);
  }

  /** Taken out of the catalogue. */
  public CatalogItem deletedAt(Instant at) {
    return new CatalogItem(id, product, at, true, variations);
  }
}
