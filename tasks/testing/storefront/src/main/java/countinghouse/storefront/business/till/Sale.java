package countinghouse.storefront.business.till;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The sold side of a till order; amounts in cents.
 *
 * @param taxUid uid of the order's sales tax, used when something is taxed
 */
public record Sale(
    List<TillLine> lines,
    String taxUid,
    List<OrderDiscount> discounts,
    List<ServiceCharge> charges,
    long tip,
    long rounding) {
  /** Nothing sold: the sold side of a pure return. */
  public static final Sale NOTHING = new Sale(List.of(), "", List.of(), List.of(), 0, 0);

  /** Goods before discount, gift cards left out. */
  public long gross() {
    return goods(TillLine::gross);
  }

  /** Discounts on goods. */
  public long discount() {
    return goods(TillLine::discount);
  }

  /** Goods after discount, without tax, gift cards left out: net sales. */
  public long net() {
    return goods(TillLine::net);
  }

  /** Gift cards sold. */
  public long giftCards() {
    return lines.stream().filter(TillLine::isGiftCard).mapToLong(TillLine::total).sum();
  }

  /** All tax. */
  public long tax() {
    return lines.stream().mapToLong(TillLine::tax).sum()
        + charges.stream().mapToLong(ServiceCharge::taxCents).sum();
  }

  /** Service charges without tax, apportioned or not. */
  public long charged() {
    return charges.stream().mapToLong(ServiceCharge::applied).sum();
  }

  /** What the buyer pays. */
  public long total() {
    long apart =
        charges.stream()
            .filter(charge -> !charge.offer().apportioned())
            .mapToLong(charge -> charge.applied() + charge.taxCents())
            .sum();
    return lines.stream().mapToLong(TillLine::total).sum() + apart + tip + rounding;
  }

  /** The same sale with a tip. */
  public Sale tipped(long cents) {
    return new Sale(lines, taxUid, discounts, charges, cents, rounding);
  }

  /** The same sale rounded for cash. */
  public Sale rounded(long cents) {
    return new Sale(lines, taxUid, discounts, charges, tip, cents);
  }

  /** A discount of it by uid. */
  public Optional<OrderDiscount> discount(String uid) {
    return discounts.stream().filter(discount -> discount.uid().equals(uid)).findFirst();
  }

  private long goods(ToLongFunction<TillLine> amount) {
    return lines.stream().filter(line -> !line.isGiftCard()).mapToLong(amount).sum();
  }
}
