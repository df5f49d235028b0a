package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.Kind;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.shop.CartItem;
import countinghouse.storefront.business.till.Applied;
import countinghouse.storefront.business.till.ChargeOffer;
import countinghouse.storefront.business.till.DiscountOffer;
import countinghouse.storefront.business.till.ItemType;
import countinghouse.storefront.business.till.ModifierOffer;
import countinghouse.storefront.business.till.OrderDiscount;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.ServiceCharge;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillLine;
import countinghouse.storefront.business.till.TillModifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rings up what lies on the counter: lines, discounts, charges, tax. */
final class Counter {
  /** The till's sales tax in percent. */
  static final BigDecimal TAX = new BigDecimal("8.875");

  private final Till till;

  Counter(World world) {
    this.till = world.till();
  }

  /** The sale of these goods, with whatever else happens at a counter. */
  Sale ring(Chance chance, List<CartItem> cart) {
    List<LineDraft> drafts = drafts(chance, cart, true);
    addUnusual(chance, drafts);
    List<OrderDiscount> discounts = discounts(chance, drafts);
    String taxUid = chance.uuid();
    List<ServiceCharge> charges = charges(chance, drafts, taxUid);
    List<TillLine> lines = drafts.stream().map(one -> one.line(chance, taxUid)).toList();
    return new Sale(lines, taxUid, discounts, charges, 0, 0);
  }

  /** The sale of these goods to a trade buyer: a discount on everything, and no tax. */
  Sale ringWholesale(Chance chance, List<CartItem> cart) {
    List<LineDraft> drafts = drafts(chance, cart, false);
    OrderDiscount discount = onOrder(chance, drafts, DiscountOffer.WHOLESALE);
    List<TillLine> lines = drafts.stream().map(one -> one.line(chance, null)).toList();
    return new Sale(lines, "", List.of(discount), List.of(), 0, 0);
  }

  private List<LineDraft> drafts(Chance chance, List<CartItem> cart, boolean withExtras) {
    List<LineDraft> drafts = new ArrayList<>();
    for (CartItem item : cart) {
      drafts.add(draft(chance, item, withExtras));
    }
    return drafts;
  }

  private LineDraft draft(Chance chance, CartItem item, boolean withExtras) {
    Product product = item.product();
    TillLine.Goods goods = till.catalog().goods(product, item.variant().sku()).orElseThrow();
    boolean extras = withExtras && product.kind() == Kind.GOODS && chance.happens(0.12);
    BigDecimal quantity =
        goods.byWeight()
            ? BigDecimal.valueOf(chance.between(10, 160), 2).setScale(5)
            : BigDecimal.valueOf(item.quantity());
    LineDraft.Goods counted =
        new LineDraft.Goods(
            chance.uuid(),
            ItemType.ITEM,
            goods,
            product.name(),
            null,
            quantity,
            item.price(),
            extras ? List.of(extra(chance)) : List.of());
    return new LineDraft(counted, product.kind().taxable());
  }

  private static TillModifier extra(Chance chance) {
    ModifierOffer offer = chance.pick(List.of(ModifierOffer.values()));
    return new TillModifier(chance.uuid(), offer, offer.price());
  }

  private static void addUnusual(Chance chance, List<LineDraft> drafts) {
    switch (chance.weighted(97.6, 1.2, 1.2)) {
      case 1 -> {
        long price = 500L * chance.between(2, 20);
        drafts.add(plain(chance, ItemType.GIFT_CARD, "Gift Card", null, price));
      }
      case 2 -> {
        long price = 250L * chance.between(2, 40);
        String note = "Kiln firing, customer piece";
        drafts.add(plain(chance, ItemType.CUSTOM_AMOUNT, null, note, price));
      }
      default -> {}
    }
  }

  /** A line of nothing in the catalogue; gift cards bear no tax. */
  private static LineDraft plain(
      Chance chance, ItemType type, @Nullable String name, @Nullable String note, long price) {
    return new LineDraft(
        new LineDraft.Goods(
            chance.uuid(), type, null, name, note, BigDecimal.ONE, price, List.of()),
        type == ItemType.CUSTOM_AMOUNT);
  }

  private static List<OrderDiscount> discounts(Chance chance, List<LineDraft> drafts) {
    return switch (chance.weighted(91.5, 3.5, 3.5, 1.5)) {
      case 1 -> List.of(onOrder(chance, drafts, DiscountOffer.NEIGHBOR));
      case 2 -> dayOld(chance, drafts);
      case 3 -> voucher(chance, drafts);
      default -> List.of();
    };
  }

  /** Only taken when something is left to pay. */
  private static List<OrderDiscount> voucher(Chance chance, List<LineDraft> drafts) {
    long gross = drafts.stream().mapToLong(LineDraft::gross).sum();
    return gross < 1000 ? List.of() : List.of(onOrder(chance, drafts, DiscountOffer.FIVE_OFF));
  }

  private static OrderDiscount onOrder(Chance chance, List<LineDraft> drafts, DiscountOffer offer) {
    OrderDiscount discount = new OrderDiscount(chance.uuid(), offer, true);
    List<LineDraft> goods = drafts.stream().filter(draft -> !draft.isGiftCard()).toList();
    List<Long> grosses = goods.stream().map(LineDraft::gross).toList();
    long gross = grosses.stream().mapToLong(Long::longValue).sum();
    List<Long> shares = Cents.spread(off(offer, gross), grosses);
    for (int index = 0; index < goods.size(); index++) {
      goods.get(index).discount(chance, discount, shares.get(index));
    }
    return discount;
  }

  private static long off(DiscountOffer offer, long gross) {
    Long amount = offer.amount();
    Integer percent = offer.percent();
    return amount != null
        ? Math.min(amount, gross)
        : Cents.percent(gross, BigDecimal.valueOf(percent == null ? 0 : percent));
  }

  private static List<OrderDiscount> dayOld(Chance chance, List<LineDraft> drafts) {
    LineDraft bread = drafts.stream().filter(LineDraft::isBread).findFirst().orElse(null);
    if (bread == null) {
      return List.of();
    }
    OrderDiscount discount = new OrderDiscount(chance.uuid(), DiscountOffer.DAY_OLD, false);
    bread.discount(chance, discount, off(discount.offer(), bread.gross()));
    return List.of(discount);
  }

  private static List<ServiceCharge> charges(Chance chance, List<LineDraft> drafts, String taxUid) {
    return switch (chance.weighted(98, 0.8, 0.7, 0.5)) {
      case 1 -> List.of(apportioned(chance, drafts));
      case 2 -> List.of(apart(chance, ChargeOffer.RUSH, taxUid));
      case 3 -> List.of(apart(chance, ChargeOffer.CRATE, taxUid));
      default -> List.of();
    };
  }

  private static ServiceCharge apportioned(Chance chance, List<LineDraft> drafts) {
    String uid = chance.uuid();
    long sum =
        drafts.stream()
            .filter(draft -> !draft.isGiftCard())
            .mapToLong(draft -> draft.charge(chance, uid, 10))
            .sum();
    return new ServiceCharge(uid, ChargeOffer.STUDIO_EVENT, sum, null);
  }

  private static ServiceCharge apart(Chance chance, ChargeOffer offer, String taxUid) {
    Long amount = offer.amount();
    long cents = amount == null ? 0 : amount;
    Applied tax =
        offer.taxable() ? new Applied(chance.uuid(), taxUid, Cents.percent(cents, TAX)) : null;
    return new ServiceCharge(chance.uuid(), offer, cents, tax);
  }
}
