package countinghouse.makereport.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
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

  /** All of them. */
  public Period all() {
    return new Period(first, last);
  }

  /** The month of the last day, as far as it has come. */
  public Period monthToDate() {
    return daysOf(YearMonth.from(last));
  }

  /** The last month that is over, if history has every day of it. */
  public Optional<YearMonth> lastCompleteMonth() {
    YearMonth month = YearMonth.from(last);
    return Optional.of(isUnderWay(month) ? month.minusMonths(1) : month)
        .filter(it -> covers(Period.of(it)));
  }

  /**
   * The twelve months that end with the last complete one; of a history that starts later, all days
   * up to then, and while no month is complete, all days there are.
   */
  public Period lastTwelveMonths() {
    return lastCompleteMonth()
        .map(month -> Period.of(month.minusMonths(YEAR - 1L), month))
        .map(year -> covers(year) ? year : new Period(first, year.last()))
        .orElse(all());
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

  /** The days of a month that it has: from its own first day on, and as far as it has come. */
  public Period daysOf(YearMonth month) {
    Period whole = Period.of(month);
    return new Period(
        first.isAfter(whole.first()) ? first : whole.first(),
        last.isBefore(whole.last()) ? last : whole.last());
  }

  /** Whether the month is not over yet. */
  public boolean isUnderWay(YearMonth month) {
    return month.atEndOfMonth().isAfter(last);
  }
}
