package countinghouse.makereport.block;

import countinghouse.makereport.chart.ColumnChart;
import countinghouse.makereport.chart.Series;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Figure;
import countinghouse.makereport.page.Section;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import countinghouse.makereport.text.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many customers are new, how many come back, and how much is sold to each? */
public final class Customers implements Block {
  private static final int DAYS_TO_RETURN = 90;

  private record Month(
      long fresh,
      long returning,
      BigDecimal netNew,
      BigDecimal netReturning,
      BigDecimal netNobody) {
    static final Month NONE = new Month(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    long all() {
      return fresh + returning;
    }

    BigDecimal net() {
      return netNew.add(netReturning).add(netNobody);
    }
  }

  private record Cohort(YearMonth month, long customers, long again, long againSoon) {}

  @Override
  public Section section(Facts facts) {
    Map<YearMonth, Month> months = months(facts);
    List<Cohort> cohorts = cohorts(facts);
    return Section.of(
        "customers",
        "Customers, new and returning",
        lead(facts, months),
        new Figure(
                "customers-months",
                "Customers who bought, by month",
                chart(facts, months),
                table(facts, months))
            .drawn(),
        Tag.of("h3", "Who came back"),
        Tag.of("p", repeated(facts, cohorts)),
        cohortTable(facts, cohorts).drawn(),
        Tag.of(
                "p",
                "Only customers who are known by an account, an e-mail address or a profile at the"
                    + " till are counted; most who pay at the till are nobody known. New means the"
                    + " first purchase since %s, where history starts, so the first months call many"
                        .formatted(Days.day(facts.history().first()))
                    + " new who were not.")
            .classed("note"));
  }

  private static Map<YearMonth, Month> months(Facts facts) {
    return facts.questions().ask("customers-by-month").stream()
        .collect(
            Collectors.toMap(
                row -> YearMonth.from(row.get(0, LocalDate.class)),
                row ->
                    new Month(
                        row.get(1, Long.class),
                        row.get(2, Long.class),
                        row.get(3, BigDecimal.class),
                        row.get(4, BigDecimal.class),
                        row.get(5, BigDecimal.class)),
                (one, other) -> one,
                TreeMap::new));
  }

  private static List<Cohort> cohorts(Facts facts) {
    return facts.questions().ask("repeat-purchases").stream()
        .map(row ->
            new Cohort(
                YearMonth.from(row.get(0, LocalDate.class)),
                row.get(1, Long.class),
                row.get(2, Long.class),
                row.get(3, Long.class)))
        .toList();
  }

  private static Month of(Map<YearMonth, Month> months, YearMonth month) {
    return months.getOrDefault(month, Month.NONE);
  }

  private static String lead(Facts facts, Map<YearMonth, Month> months) {
    YearMonth shown = YearMonth.from(LineMonths.latest(facts).first());
    Month month = of(months, shown);
    if (month.all() == 0) {
      return "In %s nobody known bought.".formatted(Months.named(facts.history(), shown));
    }
    return "In %s, %s bought: %s for the first time, %s who had bought before (%s). %s of net sales went to nobody known."
        .formatted(
            Months.named(facts.history(), shown),
            Counts.of(month.all(), "known customer", "known customers"),
            Counts.count(month.fresh()),
            Counts.count(month.returning()),
            Counts.share(month.returning(), month.all()),
            Counts.share(month.netNobody(), month.net()));
  }

  private static ColumnChart chart(Facts facts, Map<YearMonth, Month> months) {
    return new ColumnChart(
        "Customers who bought, by month",
        "Stacked columns from zero: new customers below, returning ones above.",
        List.of(new Series("New", "new"), new Series("Returning", "returning")),
        Months.columns(
            facts.history(),
            month ->
                List.of(
                    BigDecimal.valueOf(of(months, month).fresh()),
                    BigDecimal.valueOf(of(months, month).returning())),
            month -> Optional.empty(),
            month ->
                "%s new, %s returning"
                    .formatted(
                        Counts.count(of(months, month).fresh()),
                        Counts.count(of(months, month).returning()))),
        "",
        Money::brief);
  }

  private static Table table(Facts facts, Map<YearMonth, Month> months) {
    return Table.of(
        "customers-figures",
        "Customers and net sales to them by month, " + facts.money().code(),
        List.of(
            "Month",
            "New",
            "Returning",
            "Share returning",
            "Net sales to new",
            "to returning",
            "to nobody known"),
        facts.history().months(Months.SHOWN).reversed().stream()
            .map(month -> row(facts, Months.named(facts.history(), month), of(months, month)))
            .toList());
  }

  private static List<String> row(Facts facts, String name, Month month) {
    return List.of(
        name,
        Counts.count(month.fresh()),
        Counts.count(month.returning()),
        Counts.share(month.returning(), month.all()),
        facts.money().amount(month.netNew()),
        facts.money().amount(month.netReturning()),
        facts.money().amount(month.netNobody()));
  }

  private static boolean isRipe(Facts facts, Cohort cohort) {
    return !cohort.month().atEndOfMonth().plusDays(DAYS_TO_RETURN).isAfter(facts.history().last());
  }

  private static String repeated(Facts facts, List<Cohort> cohorts) {
    List<Cohort> ripe = cohorts.stream().filter(it -> isRipe(facts, it)).toList();
    long customers = ripe.stream().mapToLong(Cohort::customers).sum();
    long again = ripe.stream().mapToLong(Cohort::againSoon).sum();
    return customers == 0
        ? "Nobody's first purchase is %d days old yet, so it is too early to say who came back."
            .formatted(DAYS_TO_RETURN)
        : "Of %s whose first %d days are over, %s (%s) bought again within them."
            .formatted(
                Counts.of(customers, "customer", "customers"),
                DAYS_TO_RETURN,
                Counts.count(again),
                Counts.share(again, customers));
  }

  private static Table cohortTable(Facts facts, List<Cohort> cohorts) {
    List<YearMonth> shown = facts.history().months(Months.SHOWN);
    return Table.of(
        "customers-repeat",
        "Customers by the month of their first purchase",
        List.of(
            "First bought in",
            "Customers",
            "Again within 90 days",
            "Share within 90 days",
            "Again at any time",
            "Share at any time"),
        cohorts.reversed().stream()
            .filter(it -> shown.contains(it.month()))
            .map(it -> cohortRow(facts, it))
            .toList());
  }

  private static List<String> cohortRow(Facts facts, Cohort cohort) {
    boolean ripe = isRipe(facts, cohort);
    return List.of(
        Days.month(cohort.month()),
        Counts.count(cohort.customers()),
        ripe ? Counts.count(cohort.againSoon()) : "too early",
        ripe ? Counts.share(cohort.againSoon(), cohort.customers()) : Days.NONE,
        Counts.count(cohort.again()),
        Counts.share(cohort.again(), cohort.customers()));
  }
}
