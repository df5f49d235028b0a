package countinghouse.storefront.business;

import java.util.List;

/**
 * A good as it is sold.
 *
 * @param sku the same in shop and till
 * @param values the value of each option, such as Ivory; empty for a simple product
 * @param listPrice the price at the opening, in cents
 */
public record Variant(String sku, List<String> values, long listPrice) {

  /** The values as WooCommerce joins them, such as {@code Ivory, Large}. */
  public String label() {
    return String.join(", ", values);
  }
}
