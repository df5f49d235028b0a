package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.shop.Basket;
import countinghouse.storefront.business.shop.Meta;
import countinghouse.storefront.business.shop.PaymentNote;
import countinghouse.storefront.business.shop.ShippingLine;
import countinghouse.storefront.business.shop.ShopLine;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.ShopRefund;
import countinghouse.storefront.business.till.Applied;
import countinghouse.storefront.business.till.DiscountOffer;
import countinghouse.storefront.business.till.ItemType;
import countinghouse.storefront.business.till.Location;
import countinghouse.storefront.business.till.OrderDiscount;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.TillLine;
import countinghouse.storefront.business.till.TillOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Web orders paid through Square: the till sees the same sale a second time. */
final class Mirror {
  /** The web order's metadata that names the till's order. */
  static final String ORDER_KEY = "_wc_square_credit_card_square_order_id";

  private final World world;
  private final TenderChoice tenders;
  private final ReturnsDesk returns;
  private final Map<Long, String> mirrors = new HashMap<>();
  private final Map<String, Product> products = new HashMap<>();

  Mirror(World world, TenderChoice tenders, ReturnsDesk returns) {
    this.world = world;
    this.tenders = tenders;
    this.returns = returns;
    for (Product product : world.products()) {
      product.variants().forEach(variant -> products.put(variant.sku(), product));
    }
  }

  boolean isMirrored(long shopOrderId) {
    return mirrors.containsKey(shopOrderId);
  }

  /**
   * Charges a card through Square. The two orders name each other in three ways, of which one is
   * sometimes missing, as plugins of different age leave it.
   */
  ShopOrder charge(Chance chance, ShopOrder order, Instant at) {
    int missing = chance.weighted(70, 10, 10, 10);
    Sale sale = sale(chance, order.basket());
    Tender tender = tenders.card(chance, sale.total(), 0, null, at);
    TillOrder mirrored = mirrored(chance, order, sale, tender, missing == 1, at);
    world.till().save(mirrored);
    tenders.settle(chance, mirrored, tender, true, null, at);
    mirrors.put(order.id(), mirrored.id());
    PaymentNote payment =
        missing == 2 ? order.payment() : order.payment().withTransaction(tender.id());
    ShopOrder paid = order.withPayment(payment, at);
    Meta link = new Meta(world.shop().newMetaId(), ORDER_KEY, mirrored.id());
    return missing == 3 ? paid : paid.withMeta(link, at);
  }

  private static TillOrder mirrored(
      Chance chance, ShopOrder order, Sale sale, Tender tender, boolean unnamed, Instant at) {
    Long named = unnamed ? null : (Long) order.id();
    TillOrder.Head head =
        new TillOrder.Head("WooCommerce", null, Long.toString(order.id()), named, false, null, 2);
    return new TillOrder(
        chance.token(22) + "eV",
        Location.SHOP,
        at,
        at,
        at,
        TillOrder.State.COMPLETED,
        head,
        sale,
        List.of(),
        List.of(tender),
        List.of(),
        order.id());
  }

  /** Gives money back through Square too. */
  void giveBack(Chance chance, long shopOrderId, ShopRefund refund, Instant at) {
    Optional.ofNullable(mirrors.get(shopOrderId))
        .flatMap(world.till()::order)
        .ifPresent(order -> returns.amount(chance, order, refund.amount(), "Web refund", at));
  }

  private Sale sale(Chance chance, Basket basket) {
    String taxUid = chance.uuid();
    OrderDiscount discount = new OrderDiscount(chance.uuid(), DiscountOffer.FIVE_OFF, true);
    List<TillLine> lines = new ArrayList<>();
    for (ShopLine line : basket.lines()) {
      lines.add(line(chance, line, taxUid, discount));
    }
    for (ShippingLine shipping : basket.shipping()) {
      if (shipping.total() > 0) {
        lines.add(shipping(chance, shipping, taxUid));
      }
    }
    List<OrderDiscount> discounts = basket.discount() == 0 ? List.of() : List.of(discount);
    return new Sale(List.copyOf(lines), taxUid, discounts, List.of(), 0, 0);
  }

  private TillLine line(Chance chance, ShopLine line, String taxUid, OrderDiscount discount) {
    long off = line.subtotal() - line.total();
    TillLine.Goods goods = goods(line.sku());
    return new TillLine(
        chance.uuid(),
        goods == null ? ItemType.CUSTOM_AMOUNT : ItemType.ITEM,
        goods,
        line.name(),
        null,
        BigDecimal.valueOf(line.quantity()),
        line.subtotal() / line.quantity(),
        List.of(),
        applied(chance, discount.uid(), off),
        applied(chance, taxUid, line.totalTax()),
        List.of());
  }

  private static TillLine shipping(Chance chance, ShippingLine shipping, String taxUid) {
    return new TillLine(
        chance.uuid(),
        ItemType.CUSTOM_AMOUNT,
        null,
        "Shipping",
        null,
        BigDecimal.ONE,
        shipping.total(),
        List.of(),
        List.of(),
        applied(chance, taxUid, shipping.tax()),
        List.of());
  }

  private TillLine.@Nullable Goods goods(@Nullable String sku) {
    Product product = sku == null ? null : products.get(sku);
    return product == null || sku == null
        ? null
        : world.till().catalog().goods(product, sku).orElse(null);
  }

  private static List<Applied> applied(Chance chance, String uid, long cents) {
    return cents == 0 ? List.of() : List.of(new Applied(chance.uuid(), uid, cents));
  }
}
