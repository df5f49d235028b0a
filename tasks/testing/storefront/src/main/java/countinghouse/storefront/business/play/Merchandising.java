package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.Kind;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.Variant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** New and discontinued products, price rises, a winter sale. */
final class Merchandising {
  private static final int PRICE_RISE_EVERY = 80;
  private static final int DELETION_DELAY = 24;

  private final World world;

  Merchandising(World world) {
    this.world = world;
  }

  /** Everything on sale on the first day. */
  void open(Instant at) {
    world.products().stream()
        .filter(product -> product.fromDay() == 0)
        .forEach(product -> bringIn(product, at));
  }

  void plan(LocalDate day) {
    int number = world.dayNumber(day);
    Instant early = BusinessTime.at(day, LocalTime.of(6, 15));
    for (Product product : world.products()) {
      if (number > 0 && product.fromDay() == number) {
        world.timeline().at(BusinessTime.at(day, LocalTime.of(1, 0)), at -> bringIn(product, at));
      }
      if (product.untilDay() == number) {
        world.timeline().at(early, at -> takeOut(product, at));
      }
      if (!product.inTill() && product.untilDay() + DELETION_DELAY == number) {
        world.timeline().at(early, at -> world.shop().shelf().delete(product));
      }
    }
    if (number > 0 && number % PRICE_RISE_EVERY == 0) {
      world.timeline().at(early, at -> raisePrices(world.chance("prices", day), at));
    }
    planSale(day);
  }

  private void planSale(LocalDate day) {
    boolean begins = day.getMonthValue() == 1 && day.getDayOfMonth() == 10;
    boolean ends = day.getMonthValue() == 1 && day.getDayOfMonth() == 25;
    if (begins || ends) {
      world
          .timeline()
          .at(
              BusinessTime.at(day, LocalTime.of(6, 30)),
              at ->
                  world.products().stream()
                      .filter(product -> product.line().equals("Candles"))
                      .forEach(product -> mark(product, begins, at)));
    }
  }

  /** A sale price in the web shop only; the till keeps the regular one. */
  private void mark(Product product, boolean onSale, Instant at) {
    for (Variant variant : product.variants()) {
      Long price = onSale ? (Long) (world.prices().of(variant.sku()) * 85 / 100) : null;
      if (price == null) {
        world.prices().endSale(variant.sku());
      } else {
        world.prices().putOnSale(variant.sku(), price);
      }
      world.shop().shelf().putOnSale(product, variant.sku(), price, at);
    }
  }

  private void bringIn(Product product, Instant at) {
    if (product.inShop()) {
      world.shop().shelf().add(product, at);
    }
    world.till().catalog().add(product, at);
  }

  private void takeOut(Product product, Instant at) {
    world.shop().shelf().move(product, "trash", at);
    world.till().catalog().delete(product, at);
  }

  private void raisePrices(Chance chance, Instant at) {
    for (Product product : world.products()) {
      if (product.kind() != Kind.CLASS && chance.happens(0.35)) {
        int percent = chance.between(4, 9);
        for (Variant variant : product.variants()) {
          world.prices().raise(variant.sku(), percent);
          long price = world.prices().of(variant.sku());
          world.shop().shelf().reprice(product, variant.sku(), price, at);
          world.till().catalog().reprice(product, variant.sku(), price, at);
        }
      }
    }
  }
}
