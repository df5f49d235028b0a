package countinghouse.storefront.business.shop;

import countinghouse.storefront.business.Product;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product of the web shop.
 *
 * @param status publish, draft or trash
 * @param offer what a simple product costs; null for a variable one
 */
public record ShopProduct(
    long id,
    Product product,
    String status,
    Instant created,
    Instant modified,
    @Nullable Offer offer,
    List<ShopVariation> variations) {

  /** In another status. */
  public ShopProduct to(String other, Instant at) {
    return new ShopProduct(id, product, other, created, at, offer, variations);
  }

  /** With other offers. */
  public ShopProduct offering(
      @Nullable Offer other, List<ShopVariation> otherVariations, Instant at) {
    return new ShopProduct(id, product, status, created, at, other, otherVariations);
  }

  /** When somebody sees nothing but counters move. */
  public ShopProduct counting(@Nullable Offer other, List<ShopVariation> otherVariations) {
    return new ShopProduct(id, product, status, created, modified, other, otherVariations);
  }
}
