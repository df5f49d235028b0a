package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Assortment;
import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.People;
import countinghouse.storefront.business.PriceList;
import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.Season;
import countinghouse.storefront.business.Timeline;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.till.Till;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Everything a player of the simulation acts upon.
 *
 * @param start the first day of business
 * @param scale how many times the usual volume
 */
record World(
    long seed,
    LocalDate start,
    double scale,
    Timeline timeline,
    Shop shop,
    Till till,
    List<Product> products,
    PriceList prices,
    People people,
    Directory directory,
    Season season) {

  /** An empty world on the eve of its first day. */
  static World of(long seed, LocalDate start, double scale) {
    Instant opening = BusinessTime.startOf(start);
    List<Product> products = Assortment.products();
    return new World(
        seed,
        start,
        scale,
        new Timeline(opening),
        new Shop(),
        new Till(seed, opening.minus(Duration.ofDays(40))),
        products,
        new PriceList(products),
        new People(),
        new Directory(),
        new Season(start));
  }

  /** A choice stream of its own for each happening. */
  Chance chance(Object... labels) {
    return Chance.of(seed, labels);
  }

  /** The number of a day, the first being 0. */
  int dayNumber(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(start, day);
  }

  /** The number of the day an instant falls on. */
  int dayNumber(Instant at) {
    return dayNumber(BusinessTime.dayOf(at));
  }
}
