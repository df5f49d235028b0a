package countinghouse.makereport.figures;

import java.time.LocalDate;
import java.util.List;

/**
 * Orders of all complete days.
 *
 * @param days in any order
 */
public record Orders(List<Day> days) {
  /** Orders of one day by one channel. */
  public record Day(LocalDate day, String channel, long orders) {}

  /** How many these days had. */
  public long in(Period period) {
    return days.stream()
        .filter(it -> !it.day().isBefore(period.first()) && !it.day().isAfter(period.last()))
        .mapToLong(Day::orders)
        .sum();
  }
}
