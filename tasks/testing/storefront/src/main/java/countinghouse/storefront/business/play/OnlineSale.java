package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.shop.Basket;
import countinghouse.storefront.business.shop.Buyer;
import countinghouse.storefront.business.shop.CartItem;
import countinghouse.storefront.business.shop.Checkout;
import countinghouse.storefront.business.shop.Coupon;
import countinghouse.storefront.business.shop.FeeLine;
import countinghouse.storefront.business.shop.Meta;
import countinghouse.storefront.business.shop.PaymentNote;
import countinghouse.storefront.business.shop.Rate;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopLine;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One order in the web shop, from cart to the first saved state. */
final class OnlineSale {
  private static final List<String> ORIGINS = List.of("typein", "organic", "referral", "utm");

  private final Shop shop;
  private final Checkout checkout;
  private final CartChoice carts;
  private final BuyerChoice buyers;
  private final OrderLife life;

  OnlineSale(World world, OrderLife life) {
    this.shop = world.shop();
    this.checkout = new Checkout(shop);
    this.carts = new CartChoice(world);
    this.buyers = new BuyerChoice(world);
    this.life = life;
  }

  BuyerChoice buyers() {
    return buyers;
  }

  void place(Chance chance, Instant at) {
    boolean trade = chance.happens(0.05);
    Optional<Buyer> wholesaler = trade ? buyers.wholesale(chance) : Optional.empty();
    if (wholesaler.isPresent()) {
      placeWholesale(chance, wholesaler.get(), at);
    } else if (chance.happens(0.002)) {
      placeFeeOnly(chance, buyers.retail(chance, at), at);
    } else {
      placeRetail(chance, buyers.retail(chance, at), at);
    }
  }

  private void placeRetail(Chance chance, Buyer buyer, Instant at) {
    Rate rate = Rate.of(buyer.shipping().state()).orElse(null);
    Coupon coupon = chance.happens(0.14) ? chance.pick(List.copyOf(shop.coupons())) : null;
    List<CartItem> cart = carts.retail(chance, CartChoice.Place.ONLINE, at);
    List<ShopLine> lines = new ArrayList<>(checkout.lines(cart, rate, coupon));
    if (chance.happens(0.02)) {
      lines.add(checkout.adHocLine("Custom engraving work", 1235, rate));
    }
    count(cart, at);
    Basket basket =
        checkout.basket(
            List.copyOf(lines),
            List.of(Delivery.choose(chance, checkout, lines, cart, buyer, rate)),
            fees(chance, rate),
            Optional.ofNullable(coupon),
            rate);
    if (coupon != null) {
      shop.save(used(coupon, buyer));
    }
    String via = chance.happens(0.72) ? "checkout" : "store-api";
    save(chance, buyer, basket, PaymentChoice.retail(chance, basket), via, List.of(), at);
  }

  private void placeWholesale(Chance chance, Buyer buyer, Instant at) {
    List<CartItem> cart = carts.wholesale(chance, CartChoice.Place.ONLINE, at);
    if (cart.isEmpty()) {
      return;
    }
    List<ShopLine> lines = checkout.lines(cart, null, null);
    count(cart, at);
    Basket basket =
        checkout.basket(
            lines,
            List.of(checkout.shipping("flat_rate", "Pallet & courier", 1800, lines, null)),
            List.of(),
            Optional.empty(),
            null);
    List<Meta> tag = List.of(new Meta(shop.newMetaId(), "_wholesale_order", "yes"));
    String via = chance.happens(0.6) ? "checkout" : "admin";
    save(chance, buyer, basket, PaymentChoice.wholesale(chance), via, tag, at);
  }

  /** The staff sometimes note an allowance as an order of its own, without any line. */
  private void placeFeeOnly(Chance chance, Buyer buyer, Instant at) {
    long price = chance.happens(0.5) ? -300 : 2500;
    String name = price < 0 ? "Loyalty discount" : "Studio rental";
    Basket basket =
        checkout.basket(
            List.of(), List.of(), List.of(checkout.fee(name, price, null)), Optional.empty(), null);
    save(chance, buyer, basket, PaymentNote.NONE, "admin", List.of(), at);
  }

  private void save(
      Chance chance,
      Buyer buyer,
      Basket basket,
      PaymentNote payment,
      String via,
      List<Meta> tags,
      Instant at) {
    shop.skipPostIds(chance.weighted(70, 20, 10));
    Meta origin =
        new Meta(shop.newMetaId(), "_wc_order_attribution_source_type", chance.pick(ORIGINS));
    ShopOrder order =
        new ShopOrder(
            shop.newPostId(),
            "wc_order_" + chance.token(13),
            via,
            at,
            at,
            Stage.of("pending"),
            buyer,
            basket,
            payment,
            Stream.concat(Stream.of(origin), tags.stream()).toList());
    shop.save(order);
    life.begin(chance, order);
  }

  private List<FeeLine> fees(Chance chance, @Nullable Rate rate) {
    return switch (chance.weighted(90, 5, 3, 2)) {
      case 1 -> List.of(checkout.fee("Gift wrapping & card", 450, rate));
      case 2 -> List.of(checkout.fee("Loyalty discount", -300, rate));
      case 3 -> List.of(checkout.fee("Rush order", 1000, null));
      default -> List.of();
    };
  }

  private void count(List<CartItem> cart, Instant at) {
    for (CartItem item : cart) {
      shop.shelf().sell(item.product(), item.variant().sku(), item.quantity(), at);
    }
  }

  private static Coupon used(Coupon coupon, Buyer buyer) {
    String by =
        buyer.customerId() == 0 ? buyer.billing().email() : Long.toString(buyer.customerId());
    return new Coupon(
        coupon.id(),
        coupon.code(),
        coupon.percent(),
        coupon.amount(),
        coupon.created(),
        coupon.modified(),
        Stream.concat(coupon.usedBy().stream(), Stream.of(by)).toList());
  }
}
