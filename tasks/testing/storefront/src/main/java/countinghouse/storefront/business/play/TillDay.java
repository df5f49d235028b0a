package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.BiConsumer;

/** Plans a day at the counter and at the market stall: when somebody buys. */
final class TillDay {
  private static final double COUNTER_A_DAY = 18.5;
  private static final double STALL_A_DAY = 4.2;
  private static final double[] COUNTER_HOURS = {
    0, 0, 0, 0, 0, 0, 0, 4, 11, 13, 12, 11, 11, 8, 6, 6, 6, 4
  };
  private static final double[] STALL_HOURS = {0, 0, 0, 0, 0, 0, 0, 0, 6, 14, 16, 15, 10, 5};

  private final World world;
  private final TillSale sale;

  TillDay(World world, TillSale sale) {
    this.world = world;
    this.sale = sale;
  }

  void plan(LocalDate day) {
    double counter = COUNTER_A_DAY * world.season().counter(day) * world.scale();
    double stall = STALL_A_DAY * world.season().stall(day) * world.scale();
    plan("counter", day, counter, COUNTER_HOURS, sale::atCounter);
    plan("stall", day, stall, STALL_HOURS, sale::atStall);
  }

  private void plan(
      String place, LocalDate day, double mean, double[] hours, BiConsumer<Chance, Instant> sell) {
    Chance chance = world.chance(place, day);
    int sales = chance.poisson(mean);
    for (int number = 0; number < sales; number++) {
      Chance own = world.chance(place, day, number);
      LocalTime time =
          LocalTime.of(chance.weighted(hours), chance.between(0, 59), chance.between(0, 59));
      world.timeline().at(BusinessTime.at(day, time), at -> sell.accept(own, at));
    }
  }
}
