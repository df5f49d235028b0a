package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.Kind;
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
  Sale ring(Chance chance, List<CartItem> cart, boolean wholesale) {
    String taxUid = chance.uuid();
    List<Draft> drafts = new ArrayList<>();
    for (CartItem item : cart) {
      drafts.add(draft(chance, item, wholesale));
    }
    if (!wholesale) {
      addUnusual(chance, drafts);
    }
    List<OrderDiscount> discounts = discount(chance, drafts, wholesale);
    List<ServiceCharge> charges = charge(chance, drafts, taxUid);
    List<TillLine> lines =
        drafts.stream().map(one -> one.line(chance, wholesale ? null : taxUid)).toList();
    return new Sale(lines, taxUid, discounts, charges, 0, 0);
  }

  private Draft draft(Chance chance, CartItem item, boolean wholesale) {
    TillLine.Goods goods = till.catalog().goods(item.product(), item.variant().sku()).orElseThrow();
    List<TillModifier> extras = new ArrayList<>();
    if (item.product().kind() == Kind.GOODS && !wholesale && chance.happens(0.12)) {
      ModifierOffer offer = chance.pick(List.of(ModifierOffer.values()));
      extras.add(new TillModifier(chance.uuid(), offer, offer.price()));
    }
    BigDecimal quantity =
        goods.byWeight()
            ? BigDecimal.valueOf(chance.between(10, 160), 2).setScale(5)
            : BigDecimal.valueOf(item.quantity());
    return new Draft(
        chance.uuid(),
        ItemType.ITEM,
        goods,
        item.product().name(),
        null,
        quantity,
        item.price(),
        List.copyOf(extras),
        item.product().kind().taxable());
  }

  private static void addUnusual(Chance chance, List<Draft> drafts) {
    if (chance.happens(0.012)) {
      long price = 500L * chance.between(2, 20);
      drafts.add(plain(chance, ItemType.GIFT_CARD, "Gift Card", null, price, false));
    } else if (chance.happens(0.012)) {
      long price = 250L * chance.between(2, 40);
      drafts.add(
          plain(chance, ItemType.CUSTOM_AMOUNT, null, "Kiln firing, customer piece", price, true));
    }
  }

  private static Draft plain(
      Chance chance,
      ItemType type,
      @Nullable String name,
      @Nullable String note,
      long price,
      boolean taxable) {
    return new Draft(
        chance.uuid(), type, null, name, note, BigDecimal.ONE, price, List.of(), taxable);
  }

  private static List<OrderDiscount> discount(
      Chance chance, List<Draft> drafts, boolean wholesale) {
    if (wholesale) {
      return List.of(onOrder(chance, drafts, DiscountOffer.WHOLESALE));
    }
    return switch (chance.weighted(91.5, 3.5, 3.5, 1.5)) {
      case 1 -> List.of(onOrder(chance, drafts, DiscountOffer.NEIGHBOR));
      case 2 -> dayOld(chance, drafts);
      case 3 -> List.of(onOrder(chance, drafts, DiscountOffer.FIVE_OFF));
      default -> List.of();
    };
  }

  private static OrderDiscount onOrder(Chance chance, List<Draft> drafts, DiscountOffer offer) {
    OrderDiscount discount = new OrderDiscount(chance.uuid(), offer, true);
    List<Draft> goods = drafts.stream().filter(draft -> draft.type != ItemType.GIFT_CARD).toList();
    List<Long> grosses = goods.stream().map(Draft::gross).toList();
    long gross = grosses.stream().mapToLong(Long::longValue).sum();
    Long amount = offer.amount();
    Integer percent = offer.percent();
    long off =
        amount != null
            ? Math.min(amount, gross)
            : Cents.percent(gross, BigDecimal.valueOf(percent == null ? 0 : percent));
    List<Long> shares = Cents.spread(off, grosses);
    for (int index = 0; index < goods.size(); index++) {
      goods.get(index).take(chance, discount, shares.get(index));
    }
    return discount;
  }

  private static List<OrderDiscount> dayOld(Chance chance, List<Draft> drafts) {
    List<Draft> breads =
        drafts.stream()
            .filter(draft -> draft.goods != null && draft.goods.sku().startsWith("BRD"))
            .toList();
    if (breads.isEmpty()) {
      return List.of();
    }
    OrderDiscount discount = new OrderDiscount(chance.uuid(), DiscountOffer.DAY_OLD, false);
    Draft bread = breads.getFirst();
    bread.take(chance, discount, Cents.percent(bread.gross(), BigDecimal.valueOf(50)));
    return List.of(discount);
  }

  private static List<ServiceCharge> charge(Chance chance, List<Draft> drafts, String taxUid) {
    return switch (chance.weighted(98, 0.8, 0.7, 0.5)) {
      case 1 -> List.of(spread(chance, drafts));
      case 2 -> List.of(apart(chance, ChargeOffer.RUSH, taxUid));
      case 3 -> List.of(apart(chance, ChargeOffer.CRATE, taxUid));
      default -> List.of();
    };
  }

  private static ServiceCharge spread(Chance chance, List<Draft> drafts) {
    String uid = chance.uuid();
    long sum = 0;
    for (Draft draft : drafts) {
      if (draft.type != ItemType.GIFT_CARD) {
        long share = Cents.share(draft.gross() - draft.off(), 10, 100);
        draft.charges.add(new Applied(chance.uuid(), uid, share));
        sum += share;
      }
    }
    return new ServiceCharge(uid, ChargeOffer.STUDIO_EVENT, sum, null);
  }

  private static ServiceCharge apart(Chance chance, ChargeOffer offer, String taxUid) {
    long amount = offer.amount() == null ? 0 : offer.amount();
    Applied tax =
        offer.taxable() ? new Applied(chance.uuid(), taxUid, Cents.percent(amount, TAX)) : null;
    return new ServiceCharge(chance.uuid(), offer, amount, tax);
  }

  /** A line while discounts and charges are still being put on it. */
  private static final class Draft {
    private final String uid;
    private final ItemType type;
    private final TillLine.@Nullable Goods goods;
    private final @Nullable String name;
    private final @Nullable String note;
    private final BigDecimal quantity;
    private final long price;
    private final List<TillModifier> extras;
    private final boolean taxable;
    private final List<Applied> discounts = new ArrayList<>();
    private final List<Applied> charges = new ArrayList<>();

    private Draft(
        String uid,
        ItemType type,
        TillLine.@Nullable Goods goods,
        @Nullable String name,
        @Nullable String note,
        BigDecimal quantity,
        long price,
        List<TillModifier> extras,
        boolean taxable) {
      this.uid = uid;
      this.type = type;
      this.goods = goods;
      this.name = name;
      this.note = note;
      this.quantity = quantity;
      this.price = price;
      this.extras = extras;
      this.taxable = taxable;
    }

    private long gross() {
      return finished(List.of()).gross();
    }

    private long off() {
      return discounts.stream().mapToLong(Applied::cents).sum();
    }

    private void take(Chance chance, OrderDiscount discount, long cents) {
      discounts.add(new Applied(chance.uuid(), discount.uid(), cents));
    }

    private TillLine line(Chance chance, @Nullable String taxUid) {
      if (!taxable || taxUid == null) {
        return finished(List.of());
      }
      long tax = Cents.percent(gross() - off(), TAX);
      return finished(List.of(new Applied(chance.uuid(), taxUid, tax)));
    }

    private TillLine finished(List<Applied> taxes) {
      return new TillLine(
          uid,
          type,
          goods,
          name,
          note,
          quantity,
          price,
          extras,
          List.copyOf(discounts),
          taxes,
          List.copyOf(charges));
    }
  }
}
