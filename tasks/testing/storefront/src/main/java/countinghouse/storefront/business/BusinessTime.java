package countinghouse.storefront.business;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The business's own calendar: days begin and end at midnight in New York. */
public final class BusinessTime {
  /** Where the shop and the till stand. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  /** Nothing ever happens in the first half hour of a day, so that a day can be closed in peace. */
  static final Duration QUIET = Duration.ofMinutes(30);

  private static final Duration CLOSING_WORK = Duration.ofMinutes(10);

  private BusinessTime() {}

  /** The instant of a local time on a day; the earlier one where the clock repeats it. */
  public static Instant at(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, ZONE).toInstant();
  }

  /** Midnight, the beginning of a day. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The instant at which a day is over and complete: ten minutes after its last midnight. */
  public static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1)).plus(CLOSING_WORK);
  }

  /** The business day an instant falls on. */
  public static LocalDate dayOf(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /** The instant itself, or half past midnight when it falls into the quiet half hour. */
  static Instant awake(Instant instant) {
    Instant quietUntil = startOf(dayOf(instant)).plus(QUIET);
    return instant.isBefore(quietUntil) ? quietUntil : instant;
  }
}
