package countinghouse.makereport.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A closed month of a source that became another one, as the rule closed-month-changed found it.
 *
 * @param source its name
 * @param currency of both amounts
 * @param month that was over
 * @param before net sales as they were published
 * @param now net sales as they are
 * @param linesNew lines of orders and refunds that were not there
 * @param linesGone that are no longer there
 * @param linesChanged that have another amount
 * @param firstOrder the least id of the orders concerned
 * @param lastOrder the greatest
 */
public record ChangedMonth(
    String source,
    String currency,
    YearMonth month,
    BigDecimal before,
    BigDecimal now,
    long linesNew,
    long linesGone,
    long linesChanged,
    String firstOrder,
    String lastOrder) {
  private static final Pattern ROW =
      Pattern.compile("\\(source_name [^()]*?, last_order [^,()]*\\)");
  private static final Pattern CELL = Pattern.compile("([a-z_]+) ([^,()]*)(?:, |\\)$)");

  /**
   * The months that a message of check-marts lists: {@code … (column value, column value …) (…)}.
   */
  public static List<ChangedMonth> in(String message) {
    return ROW.matcher(message).results().map(MatchResult::group).map(ChangedMonth::of).toList();
  }

  private static ChangedMonth of(String row) {
    Map<String, String> cells = new HashMap<>();
    CELL.matcher(row.substring(1))
        .results()
        .forEach(cell -> cells.put(cell.group(1), cell.group(2)));
    return new ChangedMonth(
        cell(cells, "source_name"),
        cell(cells, "currency"),
        YearMonth.from(LocalDate.parse(cell(cells, "month_start"))),
        new BigDecimal(cell(cells, "net_sales_before")),
        new BigDecimal(cell(cells, "net_sales_now")),
        Long.parseLong(cell(cells, "lines_new")),
        Long.parseLong(cell(cells, "lines_gone")),
        Long.parseLong(cell(cells, "lines_changed")),
        cell(cells, "first_order"),
        cell(cells, "last_order"));
  }

  private static String cell(Map<String, String> cells, String name) {
    String value = cells.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a changed month without " + name + ": " + cells);
    }
    return value;
  }
}
