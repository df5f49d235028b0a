package countinghouse.makereport.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days there are figures of.
 *
 * @param first the first day on which anything happened
 * @param last the last day that every source has told in full
 */
public record History(LocalDate first, LocalDate last) {
  private static final int YEAR = 12;

  /** Whether it reaches back to the first of these days. */
  public boolean covers(Period period) {
    return !period.first().isBefore(first);
  }

  /** The month of the last day, as far as it has come. */
  public Period monthToDate() {
    return new Period(last.withDayOfMonth(1), last);
  }

  /** The last month that is over. */
  public YearMonth lastCompleteMonth() {
    YearMonth month = YearMonth.from(last);
    return monthToDate().isWholeMonth() ? month : month.minusMonths(1);
  }

  /**
   * The twelve months that end with the last one that is over; of a history that starts later, all
   * days up to then.
   */
  public Period lastTwelveMonths() {
    Period year = Period.of(lastCompleteMonth().minusMonths(YEAR - 1L), lastCompleteMonth());
    return covers(year) || year.last().isBefore(first) ? year : new Period(first, year.last());
  }

  /** So many months up to that of the last day, no earlier than the first day's. */
  public List<YearMonth> months(int most) {
    YearMonth end = YearMonth.from(last);
    YearMonth start = YearMonth.from(first);
    YearMonth wanted = end.minusMonths(most - 1L);
    return Stream.iterate(
            wanted.isBefore(start) ? start : wanted,
            month -> !month.isAfter(end),
            month -> month.plusMonths(1))
        .toList();
  }

  /** A month as far as it has come. */
  public Period soFar(YearMonth month) {
    Period whole = Period.of(month);
    return whole.last().isAfter(last) && !whole.first().isAfter(last)
        ? new Period(whole.first(), last)
        : whole;
  }

  /** Whether the month is not over yet. */
  public boolean isUnderWay(YearMonth month) {
    return month.atEndOfMonth().isAfter(last);
  }
}
