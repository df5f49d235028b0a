package countinghouse.storefront.business.till;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order takes back; amounts positive, in cents.
 *
 * @param sourceOrderId the order it was sold with; null for a return without receipt
 * @param taxUid uid of the returned tax, and {@code sourceTaxUid} the sold one's
 * @param tipTenderId the tender the tip was given with; null when no tip is returned
 */
public record TillReturn(
    String uid,
    @Nullable String sourceOrderId,
    List<ReturnLine> lines,
    String taxUid,
    @Nullable String sourceTaxUid,
    List<ReturnDiscount> discounts,
    long tip,
    @Nullable String tipTenderId) {

  /** Goods taken back after discount, without tax. */
  public long net() {
    return lines.stream().mapToLong(line -> line.line().net()).sum();
  }

  /** Discount of the goods taken back. */
  public long discount() {
    return lines.stream().mapToLong(line -> line.line().discount()).sum();
  }

  /** Tax given back. */
  public long tax() {
    return lines.stream().mapToLong(line -> line.line().tax()).sum();
  }

  /** Everything given back. */
  public long total() {
    return net() + tax() + tip;
  }

  /** A line taken back; {@code sourceLine} is the sold one, null without receipt. */
  public record ReturnLine(@Nullable TillLine sourceLine, TillLine line) {}

  /** A discount of the sale that the goods taken back had. */
  public record ReturnDiscount(String uid, OrderDiscount source) {}
}
