package countinghouse.makereport.figures;

import countinghouse.warehouse.Keys;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Days in a row.
 *
 * @param first inclusive
 * @param last inclusive
 */
public record Period(LocalDate first, LocalDate last) {
  /** Refuses days in the wrong order. */
  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(first + " to " + last);
    }
  }

  /** One day. */
  public static Period of(LocalDate day) {
    return new Period(day, day);
  }

  /** A calendar month. */
  public static Period of(YearMonth month) {
    return new Period(month.atDay(1), month.atEndOfMonth());
  }

  /** Whole months in a row. */
  public static Period of(YearMonth first, YearMonth last) {
    return new Period(first.atDay(1), last.atEndOfMonth());
  }

  /** So many days that end with this one. */
  public static Period ending(LocalDate last, int days) {
    return new Period(last.minusDays(days - 1L), last);
  }

  /** How many days. */
  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** Each day. */
  public Stream<LocalDate> eachDay() {
    return first.datesUntil(last.plusDays(1));
  }

  /** Whether it is exactly one calendar month. */
  public boolean isWholeMonth() {
    return isWholeMonths() && YearMonth.from(first).equals(YearMonth.from(last));
  }

  /** Whether it begins and ends with a calendar month. */
  public boolean isWholeMonths() {
    return first.getDayOfMonth() == 1 && last.equals(YearMonth.from(last).atEndOfMonth());
  }

  /** The same days a year before; whole months stay whole, 29 February becomes the 28th. */
  public Period yearBefore() {
    LocalDate end =
        isWholeMonths() ? YearMonth.from(last).minusYears(1).atEndOfMonth() : last.minusYears(1);
    return new Period(first.minusYears(1), end);
  }

  /** As many days, so many days earlier. */
  public Period earlier(long days) {
    return new Period(first.minusDays(days), last.minusDays(days));
  }

  /** {@code date_key} of the first day. */
  public int firstKey() {
    return Keys.ofDay(first);
  }

  /** {@code date_key} of the last day. */
  public int lastKey() {
    return Keys.ofDay(last);
  }
}
