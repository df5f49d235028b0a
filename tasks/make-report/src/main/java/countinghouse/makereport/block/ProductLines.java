package countinghouse.makereport.block;

import countinghouse.makereport.chart.Bar;
import countinghouse.makereport.chart.BarChart;
import countinghouse.makereport.chart.Sparkline;
import countinghouse.makereport.figures.Comparison;
import countinghouse.makereport.figures.DaySales;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.markup.Text;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Figure;
import countinghouse.makereport.page.Section;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Changes;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** What does each product line sell, by which channel, and where does it go? */
public final class ProductLines implements Block {
  private static final int BARS = 12;

  @Override
  public Section section(Facts facts) {
    Period month = LineMonths.latest(facts);
    return Section.of(
        "product-lines",
        "Product lines",
        lead(facts, month),
        new Figure(
                "lines",
                "Net sales by product line, %s, %s"
                    .formatted(Days.period(month), facts.money().code()),
                chart(facts, month),
                table("lines-figures", facts, month))
            .drawn(),
        Tag.of("h3", "Product lines month by month"),
        yearTable(facts),
        Tag.of("h3", "Product line by channel, for a month"),
        new LineMonths(facts).drawn());
  }

  private static Comparison of(Facts facts, Period period, String line) {
    return facts
        .netSales()
        .againstYearBefore(period, facts.history(), row -> row.productLine().equals(line));
  }

  private static String lead(Facts facts, Period month) {
    List<String> lines = facts.netSales().ranked(month, DaySales::productLine);
    if (lines.isEmpty()) {
      return "Nothing was sold in " + Days.period(month) + ".";
    }
    return "%s sold most in %s: %s, %s of all net sales."
        .formatted(
            lines.getFirst(),
            Days.period(month),
            facts.money().full(of(facts, month, lines.getFirst()).now()),
            Counts.share(of(facts, month, lines.getFirst()).now(), facts.netSales().total(month)));
  }

  private static BarChart chart(Facts facts, Period month) {
    List<String> lines = facts.netSales().ranked(month, DaySales::productLine);
    List<Bar> bars =
        lines.stream().limit(BARS).map(line -> bar(facts, line, of(facts, month, line))).toList();
    boolean compared = bars.stream().anyMatch(bar -> bar.reference().isPresent());
    return new BarChart(
        "Net sales by product line, " + Days.period(month),
        "Bars from zero, the largest first"
            + (compared ? "; a stroke marks the year before." : ".")
            + (lines.size() > BARS ? " The %d largest of %d.".formatted(BARS, lines.size()) : ""),
        bars,
        "line-fill");
  }

  private static Bar bar(Facts facts, String line, Comparison comparison) {
    return new Bar(
        line,
        comparison.now(),
        comparison.before(),
        facts.money().amount(comparison.now()),
        line
            + ": "
            + facts.money().amount(comparison.now())
            + comparison
                .before()
                .map(it -> ", year before " + facts.money().amount(it))
                .orElse(""));
  }

  private static Table table(String id, Facts facts, Period period) {
    BigDecimal total = facts.netSales().total(period);
    Comparison all = facts.netSales().againstYearBefore(period, facts.history(), row -> true);
    return Table.of(
            id,
            "Net sales by product line, " + Days.period(period),
            List.of("Product line", "Net sales", "Year before", "Change", "Share"),
            facts.netSales().ranked(period, DaySales::productLine).stream()
                .map(line -> row(facts, line, of(facts, period, line), total))
                .toList())
        .withTotal(row(facts, "All product lines", all, total));
  }

  private static List<String> row(
      Facts facts, String name, Comparison comparison, BigDecimal total) {
    List<String> row = new java.util.ArrayList<>(OverTime.row(facts, name, comparison));
    row.add(Counts.share(comparison.now(), total));
    return row;
  }

  private static Tag yearTable(Facts facts) {
    Period year = facts.history().lastTwelveMonths();
    List<List<Markup>> rows =
        facts.netSales().ranked(year, DaySales::productLine).stream()
            .map(line -> yearRow(facts, line, of(facts, year, line)))
            .toList();
    return new Table(
            "lines-year",
            "Product lines, " + Days.period(year) + ", " + facts.money().code(),
            List.of("Product line", "Last 13 months", "Together", "Year before", "Change"),
            rows,
            List.of())
        .drawn();
  }

  private static List<Markup> yearRow(Facts facts, String line, Comparison year) {
    List<YearMonth> months = facts.history().months(Months.SHOWN);
    List<BigDecimal> values =
        months.stream()
            .map(month ->
                facts
                    .netSales()
                    .total(facts.history().daysOf(month), row -> row.productLine().equals(line)))
            .toList();
    return List.of(
        Text.of(line),
        new Sparkline(values, facts.history().isUnderWay(months.getLast())).drawn(),
        Text.of(facts.money().amount(year.now())),
        Text.of(year.before().map(facts.money()::amount).orElse(Days.NONE)),
        Text.of(Changes.brief(year)));
  }
}
