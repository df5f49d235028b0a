package countinghouse.makereport.block;

import countinghouse.makereport.chart.ColumnChart;
import countinghouse.makereport.chart.Series;
import countinghouse.makereport.figures.DaySales;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Figure;
import countinghouse.makereport.page.Section;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import countinghouse.makereport.text.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How much is given back, of what, and is it becoming more? */
public final class Refunds implements Block {

  @Override
  public Section section(Facts facts) {
    return Section.of(
        "refunds",
        "Refunds",
        lead(facts),
        new Figure(
                "refunds-months",
                "Given back by month, " + facts.money().code(),
                chart(facts),
                table(facts))
            .drawn(),
        Tag.of("h3", "Refunds by product line"),
        lineTables(facts),
        Tag.of(
                "p",
                "A refund counts on the day it is given, not on that of the sale, so the rate of a"
                    + " month is what was given back in it over what was sold in it. Why things come"
                    + " back is not kept in the marts.")
            .classed("note"));
  }

  private static BigDecimal back(Facts facts, Period period, Predicate<DaySales> which) {
    return facts.netSales().refunded(period, which);
  }

  private static String rate(Facts facts, Period period, Predicate<DaySales> which) {
    return Counts.share(back(facts, period, which), facts.netSales().sold(period, which));
  }

  private static String lead(Facts facts) {
    Period month = LineMonths.latest(facts);
    Period year = month.yearBefore();
    String before =
        facts.history().covers(year)
            ? "; a year before it was " + rate(facts, year, row -> true)
            : "";
    return "In %s %s was given back, %s of what was sold%s."
        .formatted(
            Days.period(month),
            facts.money().full(back(facts, month, row -> true)),
            rate(facts, month, row -> true),
            before);
  }

  private static Optional<BigDecimal> before(Facts facts, YearMonth month) {
    return Optional.of(facts.history().daysOf(month).yearBefore())
        .filter(facts.history()::covers)
        .map(period -> back(facts, period, row -> true));
  }

  private static ColumnChart chart(Facts facts) {
    return new ColumnChart(
        "Given back by month",
        "Columns from zero, one for each month; a stroke marks the year before.",
        List.of(new Series("", "back")),
        Months.columns(
            facts.history(),
            month -> List.of(back(facts, facts.history().daysOf(month), row -> true)),
            month -> before(facts, month),
            month -> told(facts, month)),
        "year before",
        Money::brief);
  }

  private static String told(Facts facts, YearMonth month) {
    Period period = facts.history().daysOf(month);
    return "%s, %s of what was sold%s"
        .formatted(
            facts.money().amount(back(facts, period, row -> true)),
            rate(facts, period, row -> true),
            before(facts, month).map(it -> ", year before " + facts.money().amount(it)).orElse(""));
  }

  private static Table table(Facts facts) {
    return Table.of(
        "refunds-figures",
        "Sold and given back by month, " + facts.money().code(),
        List.of("Month", "Sold", "Given back", "Rate", "Net sales", "Given back the year before"),
        facts.history().months(Months.SHOWN).reversed().stream()
            .map(month -> row(facts, month))
            .toList());
  }

  private static List<String> row(Facts facts, YearMonth month) {
    Period period = facts.history().daysOf(month);
    return List.of(
        Months.named(facts.history(), month),
        facts.money().amount(facts.netSales().sold(period, it -> true)),
        facts.money().amount(back(facts, period, it -> true)),
        rate(facts, period, it -> true),
        facts.money().amount(facts.netSales().total(period)),
        before(facts, month).map(facts.money()::amount).orElse(Days.NONE));
  }

  /** Of the month, and of the year where that is more. */
  private static Markup lineTables(Facts facts) {
    Period month = LineMonths.latest(facts);
    Period year = facts.history().lastTwelveMonths();
    Tag ofMonth = lineTable(facts, "refunds-lines-month", month).drawn();
    return month.equals(year)
        ? ofMonth
        : Markup.of(ofMonth, lineTable(facts, "refunds-lines", year).drawn());
  }

  /** The line of which most was given back first. */
  private static Table lineTable(Facts facts, String id, Period days) {
    return Table.of(
            id,
            "Given back by product line, %s, %s".formatted(Days.period(days), facts.money().code()),
            List.of("Product line", "Sold", "Given back", "Rate"),
            facts.netSales().by(days, DaySales::productLine).keySet().stream()
                .sorted(
                    Comparator.comparing((String line) -> back(facts, days, is(line)))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .map(line -> lineRow(facts, line, days, is(line)))
                .toList())
        .withTotal(lineRow(facts, "All product lines", days, row -> true));
  }

  private static List<String> lineRow(
      Facts facts, String name, Period days, Predicate<DaySales> which) {
    return List.of(
        name,
        facts.money().amount(facts.netSales().sold(days, which)),
        facts.money().amount(back(facts, days, which)),
        rate(facts, days, which));
  }

  private static Predicate<DaySales> is(String line) {
    return row -> row.productLine().equals(line);
  }
}
