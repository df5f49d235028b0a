package countinghouse.makereport.block;

import countinghouse.makereport.chart.ColumnChart;
import countinghouse.makereport.chart.Series;
import countinghouse.makereport.figures.Comparison;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Figure;
import countinghouse.makereport.page.Section;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Changes;
import countinghouse.makereport.text.Days;
import countinghouse.makereport.text.Money;
import java.time.YearMonth;
import java.util.List;

/** How have net sales gone, month by month and down to the day, and against the year before? */
public final class OverTime implements Block {

  @Override
  public Section section(Facts facts) {
    return Section.of(
        "over-time",
        "Net sales over time",
        lead(facts),
        new Figure(
                "months", "Net sales by month, " + facts.money().code(), chart(facts), table(facts))
            .drawn(),
        Tag.of("h3", "From year to day"),
        Tag.of(
                "p",
                "Open a year for its quarters, a quarter for its months, a month for its days and"
                    + " product lines. Every line is held against the same days of the year before.")
            .classed("note"),
        new TimeTree(facts).drawn());
  }

  private static String lead(Facts facts) {
    if (facts.history().lastCompleteMonth().isEmpty()) {
      return "No month is complete yet, so none can be the best.";
    }
    YearMonth best =
        facts.history().months(Months.SHOWN).stream()
            .max(java.util.Comparator.comparing(month -> of(facts, month).now()))
            .orElseThrow();
    return "The best of these months was %s, with %s."
        .formatted(Months.named(facts.history(), best), facts.money().full(of(facts, best).now()));
  }

  private static Comparison of(Facts facts, YearMonth month) {
    Period period = facts.history().daysOf(month);
    return facts.netSales().againstYearBefore(period, facts.history(), row -> true);
  }

  private static ColumnChart chart(Facts facts) {
    return new ColumnChart(
        "Net sales by month",
        "Columns from zero, one for each month; a stroke marks the same days of the year before."
            + " The figures stand in the table below.",
        List.of(new Series("", "line-fill")),
        Months.columns(
            facts.history(),
            month -> List.of(of(facts, month).now()),
            month -> of(facts, month).before(),
            month -> told(facts, of(facts, month))),
        "year before",
        Money::brief);
  }

  private static String told(Facts facts, Comparison month) {
    return facts.money().amount(month.now())
        + month
            .before()
            .map(it -> ", year before " + facts.money().amount(it))
            .orElse(", no year before");
  }

  private static Table table(Facts facts) {
    return Table.of(
        "months-figures",
        "Net sales by month, " + facts.money().code(),
        List.of("Month", "Net sales", "Year before", "Change"),
        facts.history().months(Months.SHOWN).reversed().stream()
            .map(month -> row(facts, Months.named(facts.history(), month), of(facts, month)))
            .toList());
  }

  static List<String> row(Facts facts, String name, Comparison comparison) {
    return List.of(
        name,
        facts.money().amount(comparison.now()),
        comparison.before().map(facts.money()::amount).orElse(Days.NONE),
        Changes.brief(comparison));
  }
}
