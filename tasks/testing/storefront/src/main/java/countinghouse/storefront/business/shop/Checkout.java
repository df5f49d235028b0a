package countinghouse.storefront.business.shop;

import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works a cart out into a basket: discounts over lines, tax on each line, shipping, fees. */
public final class Checkout {
  private final Shop shop;

  public Checkout(Shop shop) {
    this.shop = shop;
  }

  /** Lines with their coupon taken off and their tax put on. */
  public List<ShopLine> lines(List<CartItem> cart, @Nullable Rate rate, @Nullable Coupon coupon) {
    List<Long> subtotals = cart.stream().map(item -> item.price() * item.quantity()).toList();
    List<Long> discounts = discounts(subtotals, coupon);
    List<ShopLine> lines = new ArrayList<>();
    for (int index = 0; index < cart.size(); index++) {
      lines.add(line(cart.get(index), subtotals.get(index), discounts.get(index), rate));
    }
    return List.copyOf(lines);
  }

  /** A line for something that never was a product. */
  public ShopLine adHocLine(String name, long price, @Nullable Rate rate) {
    long tax = tax(price, rate);
    return new ShopLine(
        shop.newItemId(),
        name,
        null,
        null,
        0,
        0,
        List.of(),
        1,
        "",
        rate != null,
        price,
        tax,
        price,
        tax);
  }

  /** A shipping line; taxed when something it carries is. */
  public ShippingLine shipping(
      String methodId, String title, long price, List<ShopLine> lines, @Nullable Rate rate) {
    boolean taxed = lines.stream().anyMatch(ShopLine::taxed);
    return new ShippingLine(
        shop.newItemId(), methodId, title, "1", price, taxed ? tax(price, rate) : 0);
  }

  /** A fee, or with a negative price an allowance, taxed like goods. */
  public FeeLine fee(String name, long price, @Nullable Rate rate) {
    return new FeeLine(shop.newItemId(), name, price, tax(price, rate));
  }

  /** The basket of these parts. */
  public Basket basket(
      List<ShopLine> lines,
      List<ShippingLine> shipping,
      List<FeeLine> fees,
      Optional<Coupon> coupon,
      @Nullable Rate rate) {
    Basket plain = new Basket(lines, shipping, fees, List.of(), rate, shop.newItemId());
    return coupon.map(used -> withCoupon(plain, used)).orElse(plain);
  }

  /** A basket with one line taken out by the staff. */
  public static Basket without(Basket basket, ShopLine removed) {
    List<ShopLine> left =
        basket.lines().stream().filter(line -> line.id() != removed.id()).toList();
    return new Basket(
        left,
        basket.shipping(),
        basket.fees(),
        basket.coupons(),
        basket.rate(),
        basket.taxLineId());
  }

  private Basket withCoupon(Basket plain, Coupon coupon) {
    CouponLine line =
        new CouponLine(
            shop.newItemId(), shop.newMetaId(), coupon, plain.discount(), plain.discountTax());
    return new Basket(
        plain.lines(),
        plain.shipping(),
        plain.fees(),
        List.of(line),
        plain.rate(),
        plain.taxLineId());
  }

  private ShopLine line(CartItem item, long subtotal, long discount, @Nullable Rate rate) {
    Product product = item.product();
    Rate applied = product.kind().taxable() ? rate : null;
    long total = subtotal - discount;
    Optional<ShopProduct> found = shop.shelf().find(product);
    Optional<ShopVariation> variation =
        found.flatMap(one -> Shelf.variation(one, item.variant().sku()));
    return new ShopLine(
        shop.newItemId(),
        product.variable() ? product.name() + " - " + item.variant().label() : product.name(),
        product.variable() ? product.name() : null,
        item.variant().sku(),
        found.map(ShopProduct::id).orElse(0L),
        variation.map(ShopVariation::id).orElse(0L),
        options(item),
        item.quantity(),
        product.kind().taxable() ? "" : "zero-rate",
        applied != null,
        subtotal,
        tax(subtotal, applied),
        total,
        tax(total, applied));
  }

  private List<Meta> options(CartItem item) {
    List<Meta> options = new ArrayList<>();
    for (int index = 0; index < item.product().options().size(); index++) {
      options.add(
          new Meta(
              shop.newMetaId(),
              item.product().options().get(index),
              item.variant().values().get(index)));
    }
    return List.copyOf(options);
  }

  private static List<Long> discounts(List<Long> subtotals, @Nullable Coupon coupon) {
    if (coupon == null) {
      return subtotals.stream().map(subtotal -> 0L).toList();
    }
    if (coupon.percent()) {
      return subtotals.stream()
          .map(subtotal -> Cents.share(subtotal, coupon.amount(), 100))
          .toList();
    }
    long gross = subtotals.stream().mapToLong(Long::longValue).sum();
    return Cents.spread(Math.min(coupon.amount(), gross), subtotals);
  }

  private static long tax(long amount, @Nullable Rate rate) {
    return rate == null ? 0 : Cents.percent(amount, rate.percent());
  }
}
