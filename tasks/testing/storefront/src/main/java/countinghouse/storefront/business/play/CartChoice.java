package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.Kind;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.Variant;
import countinghouse.storefront.business.shop.CartItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What people put into their carts and baskets. */
final class CartChoice {
  /** Where something is bought. */
  enum Place {
    ONLINE(0.35, 1.6),
    COUNTER(1.0, 0.6),
    STALL(1.0, 0.4);

    private final double food;
    private final double goods;

    Place(double food, double goods) {
      this.food = food;
      this.goods = goods;
    }

    private double demand(Product product, LocalDate day) {
      return product.demand(day) * (product.kind() == Kind.FOOD ? food : goods);
    }

    private boolean sells(Product product) {
      return switch (this) {
        case ONLINE -> product.inShop();
        case COUNTER -> product.inTill();
        case STALL -> product.inTill() && product.kind() != Kind.CLASS;
      };
    }
  }

  private final World world;

  CartChoice(World world) {
    this.world = world;
  }

  /** One buyer's cart: a few different things. */
  List<CartItem> retail(Chance chance, Place place, Instant at) {
    int different = 1 + chance.weighted(46, 28, 16, 7, 3);
    List<CartItem> cart = new ArrayList<>();
    for (Product product : different(chance, place, at, different)) {
      Variant variant = chance.pick(product.variants());
      int quantity = 1 + chance.weighted(62, 22, 8, 6, 1, 1);
      String sku = variant.sku();
      long price = place == Place.ONLINE ? world.prices().online(sku) : world.prices().of(sku);
      cart.add(new CartItem(product, variant, quantity, price));
    }
    return cart;
  }

  /** A trade buyer's cart: many pieces, online at seven tenths of the price. */
  List<CartItem> wholesale(Chance chance, Place place, Instant at) {
    List<CartItem> cart = new ArrayList<>();
    for (Product product : different(chance, place, at, chance.between(2, 6))) {
      if (product.kind() != Kind.CLASS) {
        Variant variant = chance.pick(product.variants());
        long list = world.prices().of(variant.sku());
        long price = place == Place.ONLINE ? list * 70 / 100 : list;
        cart.add(new CartItem(product, variant, 6 * chance.between(1, 5), price));
      }
    }
    return cart;
  }

  private Set<Product> different(Chance chance, Place place, Instant at, int count) {
    LocalDate day = BusinessTime.dayOf(at);
    int number = world.dayNumber(day);
    List<Product> onSale =
        world.products().stream()
            .filter(product -> product.onSale(number) && place.sells(product))
            .toList();
    double[] demand = onSale.stream().mapToDouble(one -> place.demand(one, day)).toArray();
    Set<Product> chosen = new LinkedHashSet<>();
    for (int pick = 0; pick < count; pick++) {
      chosen.add(onSale.get(chance.weighted(demand)));
    }
    return chosen;
  }
}
