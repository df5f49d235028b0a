package countinghouse.storefront.business.till;

import countinghouse.storefront.business.Cents;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a till order, sold or returned. Every amount it shows is computed here, in cents.
 *
 * @param goods what of the catalogue it is; null for gift cards and typed-in amounts
 * @param name null for a typed-in amount
 * @param price of one piece or pound
 */
public record TillLine(
    String uid,
    ItemType type,
    @Nullable Goods goods,
    @Nullable String name,
    @Nullable String note,
    BigDecimal quantity,
    long price,
    List<TillModifier> modifiers,
    List<Applied> discounts,
    List<Applied> taxes,
    List<Applied> charges) {

  /** Price times quantity. */
  public long variationTotal() {
    return Cents.times(price, quantity);
  }

  /** With its extras, before discount and tax. */
  public long gross() {
    return variationTotal()
        + modifiers.stream().mapToLong(extra -> Cents.times(extra.price(), quantity)).sum();
  }

  /** What discounts take off. */
  public long discount() {
    return sum(discounts);
  }

  /** Goods after discount, without tax: net sales. */
  public long net() {
    return gross() - discount();
  }

  /** Its tax. */
  public long tax() {
    return sum(taxes);
  }

  /** Its share of apportioned service charges. */
  public long charge() {
    return sum(charges);
  }

  /** What the buyer pays for it. */
  public long total() {
    return net() + tax() + charge();
  }

  /** Whether it sells a gift card. */
  public boolean isGiftCard() {
    return type == ItemType.GIFT_CARD;
  }

  private static long sum(List<Applied> parts) {
    return parts.stream().mapToLong(Applied::cents).sum();
  }

  /**
   * A variation of the catalogue at the time of the sale.
   *
   * @param objectId of the variation
   * @param version of the catalogue object
   */
  public record Goods(
      String objectId, long version, String sku, String variationName, boolean byWeight) {}
}
