package countinghouse.storefront.business.shop;

import java.time.Instant;
import java.util.List;

/** A variation of a variable product. */
public record ShopVariation(
    long id, List<String> values, Instant created, Instant modified, Offer offer) {

  /** With another offer. */
  public ShopVariation offering(Offer other, Instant at) {
    return new ShopVariation(id, values, created, at, other);
  }
}
