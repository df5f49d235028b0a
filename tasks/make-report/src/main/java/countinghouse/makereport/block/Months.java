package countinghouse.makereport.block;

import countinghouse.makereport.chart.Column;
import countinghouse.makereport.figures.History;
import countinghouse.makereport.text.Days;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What charts and tables by month have in common. */
final class Months {
  /** A year, and the month it is compared with. */
  static final int SHOWN = 13;

  /** A year below a later month would stand against the next year below January. */
  private static final int LAST_WITH_ROOM = 9;

  private Months() {}

  /** Columns for the last months; the one that is not over is marked so. */
  static List<Column> columns(
      History history,
      Function<YearMonth, List<BigDecimal>> values,
      Function<YearMonth, Optional<BigDecimal>> reference,
      Function<YearMonth, String> told) {
    List<YearMonth> months = history.months(SHOWN);
    return months.stream()
        .map(month ->
            new Column(
                Days.briefMonth(month),
                second(history, month, months),
                values.apply(month),
                reference.apply(month),
                history.isUnderWay(month),
                named(history, month) + ": " + told.apply(month)))
        .toList();
  }

  /** The year stands once for each year, below its first month, if that leaves room for it. */
  private static String second(History history, YearMonth month, List<YearMonth> months) {
    if (history.isUnderWay(month) && months.size() > 3) {
      return "so far";
    }
    boolean roomy = month.getMonthValue() <= LAST_WITH_ROOM || months.size() <= 3;
    boolean first = month.equals(months.getFirst()) && roomy;
    return first || month.getMonthValue() == 1 ? String.valueOf(month.getYear()) : "";
  }

  /** The month's name; of one that is not over, or in which history starts, the days there are. */
  static String named(History history, YearMonth month) {
    return Days.period(history.daysOf(month)) + (history.isUnderWay(month) ? " (so far)" : "");
  }
}
