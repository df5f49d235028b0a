package countinghouse.makereport.text;

import countinghouse.makereport.figures.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Days as people read them, in English, the month in letters so that nobody takes it for the day.
 */
public final class Days {
  /** Where there is nothing to show. */
  public static final String NONE = "\u2013";

  private static final DateTimeFormatter DAY = pattern("d MMM uuuu");
  private static final DateTimeFormatter WEEKDAY = pattern("EEEE d MMMM uuuu");
  private static final DateTimeFormatter SHORT = pattern("EEE d");
  private static final DateTimeFormatter MONTH = pattern("MMMM uuuu");
  private static final DateTimeFormatter BRIEF_MONTH = pattern("MMM");
  private static final DateTimeFormatter TIME = pattern("d MMM uuuu, HH:mm");

  private Days() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** {@code 20 Nov 2026}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code Friday 20 November 2026}. */
  public static String weekday(LocalDate day) {
    return WEEKDAY.format(day);
  }

  /** {@code Fri 20}. */
  public static String dayOfMonth(LocalDate day) {
    return SHORT.format(day);
  }

  /** {@code November 2026}. */
  public static String month(YearMonth month) {
    return MONTH.format(month);
  }

  /** {@code Nov}. */
  public static String briefMonth(YearMonth month) {
    return BRIEF_MONTH.format(month);
  }

  /**
   * {@code 1 to 20 November 2026}, {@code November 2026}, {@code 2026}, {@code Dec 2025 to Nov
   * 2026}.
   */
  public static String period(Period period) {
    if (period.isWholeMonth()) {
      return month(YearMonth.from(period.first()));
    }
    if (YearMonth.from(period.first()).equals(YearMonth.from(period.last()))) {
      return period.days() == 1
          ? day(period.first())
          : "%d to %s %s"
              .formatted(
                  period.first().getDayOfMonth(),
                  period.last().getDayOfMonth(),
                  month(YearMonth.from(period.last())));
    }
    return period.isWholeMonths()
        ? wholeMonths(period)
        : day(period.first()) + " to " + day(period.last());
  }

  private static String wholeMonths(Period period) {
    DateTimeFormatter brief = pattern("MMM uuuu");
    return brief.format(period.first()) + " to " + brief.format(period.last());
  }

  /** An instant (UTC) as the clocks of the business show it: {@code 21 Nov 2026, 02:58}. */
  public static String time(LocalDateTime utc, ZoneId zone) {
    return TIME.format(utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone));
  }

  /** An instant as the clocks of the business show it: {@code 21 Nov 2026, 02:58}. */
  public static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }
}
