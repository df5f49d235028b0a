package countinghouse.storefront.business;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How busy a day is: weekday, month, holidays and slow growth. 1.0 is an average day. */
public final class Season {
  private static final double GROWTH_A_YEAR = 0.15;
  private static final double[] ONLINE_WEEK = {1.05, 1.0, 0.95, 0.95, 0.9, 0.95, 1.2};
  private static final double[] SHOP_WEEK = {0, 0.8, 0.85, 0.95, 1.2, 1.7, 1.5};
  private static final double[] STALL_WEEK = {0, 0, 1.9, 0, 0, 5.1, 0};
  private static final double[] ONLINE_YEAR = {
    0.85, 0.9, 0.92, 0.95, 1.0, 0.95, 0.88, 0.9, 1.0, 1.05, 1.3, 1.6
  };
  private static final double[] TILL_YEAR = {
    0.85, 0.9, 0.95, 1.0, 1.05, 1.1, 1.1, 1.05, 1.0, 1.0, 1.05, 1.25
  };

  private final LocalDate start;

  /** The seasons of a business observed from this day on. */
  public Season(LocalDate start) {
    this.start = start;
  }

  /** Demand in the web shop. */
  public double online(LocalDate day) {
    double peak = 1;
    LocalDate thanksgiving = thanksgiving(day.getYear());
    if (day.equals(thanksgiving.plusDays(1)) || day.equals(thanksgiving.plusDays(4))) {
      peak = 1.9;
    } else if (isGiftDay(day.plusDays(5))) {
      peak = 1.5;
    }
    return ONLINE_WEEK[weekday(day)] * ONLINE_YEAR[month(day)] * growth(day) * peak;
  }

  /** Demand at the counter of the shop; 0 when it is closed. */
  public double counter(LocalDate day) {
    return closed(day) ? 0 : SHOP_WEEK[weekday(day)] * till(day);
  }

  /** Demand at the market stall; 0 when there is no market. */
  public double stall(LocalDate day) {
    return closed(day) ? 0 : STALL_WEEK[weekday(day)] * till(day);
  }

  /** How much more gifts (candles, pottery, gift cards) sell than usual. */
  public static double gifts(LocalDate day) {
    return switch (day.getMonth()) {
      case NOVEMBER -> 1.6;
      case DECEMBER -> 2.0;
      case MAY -> 1.25;
      default -> 1.0;
    };
  }

  private double till(LocalDate day) {
    LocalDate tomorrow = day.plusDays(1);
    boolean eve = tomorrow.equals(thanksgiving(day.getYear())) || isChristmas(tomorrow);
    return TILL_YEAR[month(day)] * growth(day) * (eve ? 1.7 : isGiftDay(day) ? 1.4 : 1);
  }

  private double growth(LocalDate day) {
    return 1 + GROWTH_A_YEAR * ChronoUnit.DAYS.between(start, day) / 365.0;
  }

  private static boolean closed(LocalDate day) {
    return day.getDayOfYear() == 1 || isChristmas(day) || day.equals(thanksgiving(day.getYear()));
  }

  private static boolean isChristmas(LocalDate day) {
    return MonthDay.from(day).equals(MonthDay.of(Month.DECEMBER, 25));
  }

  private static boolean isGiftDay(LocalDate day) {
    LocalDate mothersDay =
        LocalDate.of(day.getYear(), Month.MAY, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.SUNDAY));
    return day.equals(mothersDay) || MonthDay.from(day).equals(MonthDay.of(Month.FEBRUARY, 14));
  }

  private static LocalDate thanksgiving(int year) {
    return LocalDate.of(year, Month.NOVEMBER, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
  }

  private static int weekday(LocalDate day) {
    return day.getDayOfWeek().getValue() - 1;
  }

  private static int month(LocalDate day) {
    return day.getMonthValue() - 1;
  }
}
