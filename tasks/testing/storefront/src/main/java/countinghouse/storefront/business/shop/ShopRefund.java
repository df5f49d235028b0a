package countinghouse.storefront.business.shop;

import java.time.Instant;
import java.util.List;

/**
 * A refund of a web order; all amounts positive, in cents.
 *
 * @param amount what the buyer got back
 * @param lines empty for a refund of an amount only
 * @param taxLineId row id of its tax line, used when it gives tax back
 */
public record ShopRefund(
    long id,
    long orderId,
    Instant created,
    long amount,
    String reason,
    List<RefundedLine> lines,
    List<RefundedShipping> shipping,
    long taxLineId) {

  /** Goods given back without tax; an amount without lines counts wholly here. */
  public long net() {
    return amountOnly() ? amount : lines.stream().mapToLong(RefundedLine::total).sum();
  }

  /** Shipping given back without tax. */
  public long shippingTotal() {
    return shipping.stream().mapToLong(RefundedShipping::total).sum();
  }

  /** Tax given back on shipping. */
  public long shippingTax() {
    return shipping.stream().mapToLong(RefundedShipping::tax).sum();
  }

  /** Tax given back on lines. */
  public long lineTax() {
    return lines.stream().mapToLong(RefundedLine::tax).sum();
  }

  /** All tax given back. */
  public long tax() {
    return lineTax() + shippingTax();
  }

  /** Whether it names no line. */
  public boolean amountOnly() {
    return lines.isEmpty() && shipping.isEmpty();
  }

  /** A line, or some pieces of it, given back. */
  public record RefundedLine(
      long id, long metaId, ShopLine original, int quantity, long total, long tax) {}

  /** Shipping given back. */
  public record RefundedShipping(
      long id, long metaId, ShippingLine original, long total, long tax) {}
}
