package countinghouse.storefront.business.shop;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an order is made of. Every sum an order shows is computed here, in cents.
 *
 * @param rate the tax rate where the goods go; null when no tax is due
 * @param taxLineId row id of the tax line, used when something is taxed
 */
public record Basket(
    List<ShopLine> lines,
    List<ShippingLine> shipping,
    List<FeeLine> fees,
    List<CouponLine> coupons,
    @Nullable Rate rate,
    long taxLineId) {

  /** Sum of the lines before discount. */
  public long gross() {
    return sum(lines, ShopLine::subtotal);
  }

  /** Sum of the lines after discount: net sales. */
  public long net() {
    return sum(lines, ShopLine::total);
  }

  /** What coupons took off, without tax. */
  public long discount() {
    return gross() - net();
  }

  /** The tax that coupons saved. */
  public long discountTax() {
    return sum(lines, ShopLine::subtotalTax) - sum(lines, ShopLine::totalTax);
  }

  /** Shipping without tax. */
  public long shippingTotal() {
    return sum(shipping, ShippingLine::total);
  }

  /** Tax on shipping. */
  public long shippingTax() {
    return sum(shipping, ShippingLine::tax);
  }

  /** Fees less allowances, without tax. */
  public long feeTotal() {
    return sum(fees, FeeLine::total);
  }

  /** Tax on lines and fees. */
  public long cartTax() {
    return sum(lines, ShopLine::totalTax) + sum(fees, FeeLine::tax);
  }

  /** All tax. */
  public long tax() {
    return cartTax() + shippingTax();
  }

  /** What the buyer pays. */
  public long total() {
    return net() + shippingTotal() + feeTotal() + tax();
  }

  /** Whether anything in it bears tax. */
  public boolean taxed() {
    return rate != null
        && (lines.stream().anyMatch(ShopLine::taxed) || shippingTax() != 0 || feesTaxed());
  }

  /** Whether its fees bear tax. */
  public boolean feesTaxed() {
    return fees.stream().anyMatch(fee -> fee.tax() != 0);
  }

  private static <T> long sum(List<T> rows, ToLongFunction<T> amount) {
    return rows.stream().mapToLong(amount).sum();
  }
}
