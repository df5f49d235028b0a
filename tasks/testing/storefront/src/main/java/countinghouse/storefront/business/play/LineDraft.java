package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.till.Applied;
import countinghouse.storefront.business.till.ItemType;
import countinghouse.storefront.business.till.OrderDiscount;
import countinghouse.storefront.business.till.TillLine;
import countinghouse.storefront.business.till.TillModifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line at the counter while discounts and charges are still being put on it. */
final class LineDraft {
  private final Goods goods;
  private final boolean taxable;
  private final List<Applied> discounts = new ArrayList<>();
  private final List<Applied> charges = new ArrayList<>();

  LineDraft(Goods goods, boolean taxable) {
    this.goods = goods;
    this.taxable = taxable;
  }

  /** What lies on the counter. */
  record Goods(
      String uid,
      ItemType type,
      TillLine.@Nullable Goods goods,
      @Nullable String name,
      @Nullable String note,
      BigDecimal quantity,
      long price,
      List<TillModifier> extras) {}

  boolean isGiftCard() {
    return goods.type() == ItemType.GIFT_CARD;
  }

  boolean isBread() {
    TillLine.Goods known = goods.goods();
    return known != null && known.sku().startsWith("BRD");
  }

  long gross() {
    return finished(List.of()).gross();
  }

  long net() {
    return gross() - discounts.stream().mapToLong(Applied::cents).sum();
  }

  void discount(Chance chance, OrderDiscount discount, long cents) {
    discounts.add(new Applied(chance.uuid(), discount.uid(), cents));
  }

  /** Puts a share of a service charge on it, and says how much it came to. */
  long charge(Chance chance, String chargeUid, int percent) {
    long share = Cents.share(net(), percent, 100);
    charges.add(new Applied(chance.uuid(), chargeUid, share));
    return share;
  }

  /** The line; {@code taxUid} is null when the buyer is exempt. */
  TillLine line(Chance chance, @Nullable String taxUid) {
    if (!taxable || taxUid == null) {
      return finished(List.of());
    }
    return finished(List.of(new Applied(chance.uuid(), taxUid, Cents.percent(net(), Counter.TAX))));
  }

  private TillLine finished(List<Applied> taxes) {
    return new TillLine(
        goods.uid(),
        goods.type(),
        goods.goods(),
        goods.name(),
        goods.note(),
        goods.quantity(),
        goods.price(),
        goods.extras(),
        List.copyOf(discounts),
        taxes,
        List.copyOf(charges));
  }
}
