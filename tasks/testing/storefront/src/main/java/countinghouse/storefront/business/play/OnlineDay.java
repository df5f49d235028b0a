package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;

/** Plans a day of the web shop: when somebody orders. */
final class OnlineDay {
  private static final double ORDERS_A_DAY = 9.2;
  private static final double[] HOURS = {
    0, 0.6, 0.4, 0.3, 0.3, 0.6, 2, 3, 4, 5, 6, 6, 6.5, 6, 5, 5, 5, 5.5, 6, 7, 8, 8, 5, 2.5
  };

  private final World world;
  private final OnlineSale sale;

  OnlineDay(World world, OnlineSale sale) {
    this.world = world;
    this.sale = sale;
  }

  void plan(LocalDate day) {
    Chance chance = world.chance("online", day);
    int orders = chance.poisson(ORDERS_A_DAY * world.season().online(day) * world.scale());
    for (int number = 0; number < orders; number++) {
      LocalTime time =
          LocalTime.of(chance.weighted(HOURS), chance.between(0, 59), chance.between(0, 59));
      planOrder(day, number, BusinessTime.at(day, time));
    }
    planRepeatedHour(day);
  }

  /** When clocks are set back, somebody orders at half past one, and somebody an hour later. */
  private void planRepeatedHour(LocalDate day) {
    Instant noon = BusinessTime.at(day, LocalTime.NOON);
    ZoneOffsetTransition change = BusinessTime.ZONE.getRules().previousTransition(noon);
    if (change.isOverlap() && BusinessTime.dayOf(change.getInstant()).equals(day)) {
      planOrder(day, 100_001, change.getInstant().minus(Duration.ofMinutes(30)));
      planOrder(day, 100_002, change.getInstant().plus(Duration.ofMinutes(30)));
    }
  }

  private void planOrder(LocalDate day, int number, Instant at) {
    world.timeline().at(at, now -> sale.place(world.chance("online", day, number), now));
  }
}
