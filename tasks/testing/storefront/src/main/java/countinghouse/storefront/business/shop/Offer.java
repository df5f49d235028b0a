package countinghouse.storefront.business.shop;

import org.jspecify.annotations.Nullable;

/**
 * What can be put into a cart: price in cents and stock.
 *
 * @param salePrice null when it is not on sale
 * @param stock null when stock is not managed
 * @param sold pieces ever sold
 */
public record Offer(
    String sku, long price, @Nullable Long salePrice, @Nullable Integer stock, int sold) {

  /** At another price. */
  public Offer priced(long other) {
    return new Offer(sku, other, salePrice, stock, sold);
  }

  /** With a sale price, or without. */
  public Offer onSaleAt(@Nullable Long other) {
    return new Offer(sku, price, other, stock, sold);
  }

  /** After some pieces were sold; a stock that runs out is filled up again. */
  public Offer sold(int quantity) {
    Integer left = stock;
    if (left != null) {
      left = left - quantity < 0 ? left - quantity + 200 : left - quantity;
    }
    return new Offer(sku, price, salePrice, left, sold + quantity);
  }
}
