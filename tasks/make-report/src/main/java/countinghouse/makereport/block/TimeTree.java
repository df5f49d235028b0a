package countinghouse.makereport.block;

import countinghouse.makereport.figures.Comparison;
import countinghouse.makereport.figures.DaySales;
import countinghouse.makereport.figures.History;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.markup.Text;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Days;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Net sales as a tree to be opened: years, their quarters, their months, their days. Days are kept
 * for the months of two years and one month, or the page would grow without end.
 *
 * @param facts the figures
 */
record TimeTree(Facts facts) {
  static final int MONTHS_WITH_DAYS = 25;
  private static final int LINES_BY_DAY = 6;
  private static final String OTHERS = "Other lines";

  Tag drawn() {
    Map<Integer, List<YearMonth>> years =
        allMonths().stream()
            .collect(Collectors.groupingBy(YearMonth::getYear, TreeMap::new, Collectors.toList()));
    List<Markup> parts = new ArrayList<>();
    parts.add(
        Tag.of("div", cells(List.of("", "Net sales", "Year before", "Change"))).classed("head"));
    years.entrySet().stream()
        .sorted(Map.Entry.<Integer, List<YearMonth>>comparingByKey().reversed())
        .forEach(year -> parts.add(year(year.getKey(), year.getValue())));
    return Tag.of("div", parts).classed("tree").with("id", "tree");
  }

  private List<YearMonth> allMonths() {
    return history().months(Integer.MAX_VALUE / 24);
  }

  private History history() {
    return facts.history();
  }

  private Tag year(int year, List<YearMonth> months) {
    Map<Integer, List<YearMonth>> quarters =
        months.stream()
            .collect(
                Collectors.groupingBy(
                    month -> month.get(IsoFields.QUARTER_OF_YEAR),
                    TreeMap::new,
                    Collectors.toList()));
    List<Markup> inside = new ArrayList<>();
    quarters.entrySet().stream()
        .sorted(Map.Entry.<Integer, List<YearMonth>>comparingByKey().reversed())
        .forEach(it -> inside.add(quarter(year, it.getKey(), it.getValue())));
    inside.add(lines("tree-" + year, String.valueOf(year), span(months)));
    return node(String.valueOf(year), span(months), inside);
  }

  private Tag quarter(int year, int quarter, List<YearMonth> months) {
    String name = "Q" + quarter + " " + year;
    List<Markup> inside = new ArrayList<>(months.reversed().stream().map(this::month).toList());
    inside.add(lines("tree-" + year + "-q" + quarter, name, span(months)));
    return node(name, span(months), inside);
  }

  private Tag month(YearMonth month) {
    Period period = history().daysOf(month);
    String name = Days.month(month);
    List<Markup> inside = new ArrayList<>();
    inside.add(lines("tree-" + month, name, period));
    inside.add(
        history().months(MONTHS_WITH_DAYS).contains(month)
            ? days(month, period)
            : Tag.of("p", "Days are kept for the last 25 months; older ones are in the marts.")
                .classed("note"));
    return node(name, period, inside);
  }

  /** From the first day of the first to what there is of the last. */
  private Period span(List<YearMonth> months) {
    return new Period(months.getFirst().atDay(1), history().daysOf(months.getLast()).last());
  }

  private Tag node(String name, Period period, List<Markup> inside) {
    boolean partial = period.last().equals(history().last()) && !isOver(name, period);
    Comparison comparison = facts.netSales().againstYearBefore(period, history(), row -> true);
    List<String> cells = OverTime.row(facts, partial ? name + " so far" : name, comparison);
    return Tag.of(
        "details", Tag.of("summary", cells(cells)), Tag.of("div", inside).classed("inside"));
  }

  private static boolean isOver(String name, Period period) {
    boolean quarter = name.startsWith("Q");
    boolean year = name.length() == 4;
    YearMonth last = YearMonth.from(period.last());
    return period.last().equals(last.atEndOfMonth())
        && (!quarter || last.getMonthValue() % 3 == 0)
        && (!year || last.getMonthValue() == 12);
  }

  private static List<Markup> cells(List<String> cells) {
    return cells.stream().<Markup>map(cell -> Tag.of("span", Text.of(cell))).toList();
  }

  private Tag lines(String id, String name, Period period) {
    return Table.of(
            id + "-lines",
            name + " by product line",
            List.of("Product line", "Net sales", "Year before", "Change"),
            facts.netSales().ranked(period, DaySales::productLine).stream()
                .map(line ->
                    OverTime.row(
                        facts,
                        line,
                        facts
                            .netSales()
                            .againstYearBefore(
                                period, history(), row -> row.productLine().equals(line))))
                .toList())
        .drawn();
  }

  private Tag days(YearMonth month, Period period) {
    List<String> lines = facts.netSales().ranked(period, DaySales::productLine);
    List<String> shown = lines.stream().limit(LINES_BY_DAY).toList();
    List<String> columns = new ArrayList<>(List.of("Day", "All", "Year before"));
    columns.addAll(shown);
    if (lines.size() > shown.size()) {
      columns.add(OTHERS);
    }
    return Table.of(
            "tree-" + month + "-days",
            Days.month(month) + " by day",
            columns,
            period.eachDay().map(day -> day(day, shown, lines.size() > shown.size())).toList())
        .drawn();
  }

  private List<String> day(LocalDate day, List<String> lines, boolean others) {
    Period one = Period.of(day);
    Comparison all = facts.netSales().againstYearBefore(one, history(), row -> true);
    List<String> cells =
        new ArrayList<>(OverTime.row(facts, Days.dayOfMonth(day), all).subList(0, 3));
    for (String line : lines) {
      cells.add(
          facts.money().amount(facts.netSales().total(one, row -> row.productLine().equals(line))));
    }
    if (others) {
      cells.add(
          facts
              .money()
              .amount(facts.netSales().total(one, row -> !lines.contains(row.productLine()))));
    }
    return cells;
  }
}
