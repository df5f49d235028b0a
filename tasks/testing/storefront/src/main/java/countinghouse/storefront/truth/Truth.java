package countinghouse.storefront.truth;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.shop.Basket;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopLine;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.ShopRefund;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillLine;
import countinghouse.storefront.business.till.TillOrder;
import countinghouse.storefront.business.till.TillReturn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a business now, from its own records in cents and never from the JSON it shows.
 * The rules are those of the README of this module.
 */
public final class Truth {
  private static final Comparator<SourceDay> IN_ORDER =
      Comparator.comparing(SourceDay::source).thenComparing(SourceDay::day);
  private static final Comparator<ProductDay> BY_PRODUCT =
      Comparator.comparing(ProductDay::source)
          .thenComparing(ProductDay::day)
          .thenComparing(ProductDay::sku)
          .thenComparing(ProductDay::productId)
          .thenComparing(ProductDay::name);

  private final SortedMap<SourceDay, Totals> days = new TreeMap<>(IN_ORDER);
  private final SortedMap<ProductDay, Sold> products = new TreeMap<>(BY_PRODUCT);

  /** Takes the sums of a business as it is now. */
  public Truth(Business business) {
    shop(business.shop());
    till(business.till());
  }

  /** A source on a business day. */
  public record SourceDay(Source source, LocalDate day) {}

  /**
   * A product of a source on a business day; what is unknown is empty.
   *
   * @param productId the variation's id, or the product's when it has no variations
   */
  public record ProductDay(
      Source source, LocalDate day, String sku, String productId, String name) {}

  /** How much of it was sold, net in cents. */
  public record Sold(BigDecimal quantity, long net) {
    private Sold plus(Sold other) {
      return new Sold(quantity.add(other.quantity), net + other.net);
    }
  }

  /** The sums by source and day. */
  public SortedMap<SourceDay, Totals> days() {
    return days;
  }

  /** What was sold by source, day and product, before refunds. */
  public SortedMap<ProductDay, Sold> products() {
    return products;
  }

  private Totals on(Source source, Instant at) {
    SourceDay day = new SourceDay(source, BusinessTime.dayOf(at));
    return days.computeIfAbsent(day, key -> new Totals());
  }

  private void shop(Shop shop) {
    for (ShopOrder order : shop.orders()) {
      if (order.stage().isSale()) {
        sale(order);
        order.basket().lines().forEach(line -> product(shop, order, line));
        shop.refundsOf(order.id()).forEach(this::refund);
      }
    }
  }

  private void sale(ShopOrder order) {
    Basket basket = order.basket();
    on(Source.WOOCOMMERCE, order.created())
        .add(Measure.ORDERS, 1)
        .add(Measure.ORDER_LINES, basket.lines().size())
        .add(Measure.GROSS, basket.gross())
        .add(Measure.DISCOUNT, basket.discount())
        .add(Measure.TAX, basket.tax())
        .add(Measure.SHIPPING, basket.shippingTotal())
        .add(Measure.FEES, basket.feeTotal())
        .add(Measure.TOTAL, basket.total());
  }

  private void refund(ShopRefund refund) {
    on(Source.WOOCOMMERCE, refund.created())
        .add(Measure.REFUNDS, 1)
        .add(Measure.REFUND_NET, refund.net())
        .add(Measure.REFUND_TAX, refund.tax())
        .add(Measure.REFUND_SHIPPING, refund.shippingTotal())
        .add(Measure.REFUND_TOTAL, refund.amount());
  }

  private void product(Shop shop, ShopOrder order, ShopLine line) {
    boolean exists = shop.shelf().product(line.productId()).isPresent();
    long id = line.variationId() == 0 ? line.productId() : line.variationId();
    String sku = line.sku();
    add(
        new ProductDay(
            Source.WOOCOMMERCE,
            BusinessTime.dayOf(order.created()),
            exists && sku != null ? sku : "",
            exists ? Long.toString(id) : "",
            line.name()),
        new Sold(BigDecimal.valueOf(line.quantity()), line.total()));
  }

  private void till(Till till) {
    for (TillOrder order : till.orders()) {
      if (order.isSale()) {
        sale(order);
        order.sale().lines().stream()
            .filter(line -> !line.isGiftCard())
            .forEach(line -> product(order, line));
      }
      for (TillReturn back : order.returns()) {
        if (counts(till, order, back)) {
          refund(order, back);
        }
      }
    }
  }

  /** A return counts when what it returns was counted, or when nobody knows what it returns. */
  static boolean counts(Till till, TillOrder returning, TillReturn back) {
    String source = back.sourceOrderId();
    return returning.mirrorOf() == null
        && (source == null || till.order(source).filter(TillOrder::isSale).isPresent());
  }

  private void sale(TillOrder order) {
    Sale sale = order.sale();
    on(Source.SQUARE, closed(order))
        .add(Measure.ORDERS, 1)
        .add(Measure.ORDER_LINES, sale.lines().size())
        .add(Measure.GROSS, sale.gross())
        .add(Measure.DISCOUNT, sale.discount())
        .add(Measure.TAX, sale.tax())
        .add(Measure.TIPS, sale.tip())
        .add(Measure.FEES, sale.charged())
        .add(Measure.GIFT_CARDS_SOLD, sale.giftCards())
        .add(Measure.ROUNDING, sale.rounding())
        .add(Measure.TOTAL, sale.total());
  }

  private void refund(TillOrder order, TillReturn back) {
    on(Source.SQUARE, closed(order))
        .add(Measure.REFUNDS, 1)
        .add(Measure.REFUND_NET, back.net())
        .add(Measure.REFUND_TAX, back.tax())
        .add(Measure.REFUND_TIPS, back.tip())
        .add(Measure.REFUND_TOTAL, back.total());
  }

  private void product(TillOrder order, TillLine line) {
    TillLine.@Nullable Goods goods = line.goods();
    String name = line.name();
    add(
        new ProductDay(
            Source.SQUARE,
            BusinessTime.dayOf(closed(order)),
            goods == null ? "" : goods.sku(),
            goods == null ? "" : goods.objectId(),
            name == null ? "" : name),
        new Sold(line.quantity(), line.net()));
  }

  private void add(ProductDay key, Sold sold) {
    products.merge(key, sold, Sold::plus);
  }

  private static Instant closed(TillOrder order) {
    return Objects.requireNonNull(order.closed(), "A completed order was closed");
  }
}
