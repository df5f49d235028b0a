package countinghouse.makereport.block;

import countinghouse.makereport.chart.ColumnChart;
import countinghouse.makereport.figures.Comparison;
import countinghouse.makereport.figures.DaySales;
import countinghouse.makereport.figures.Period;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** By what way do sales come: online, in person, wholesale? And how much is the till's part? */
public final class ChannelMonths implements Block {

  @Override
  public Section section(Facts facts) {
    Period year = shownDays(facts);
    List<String> channels = Channels.ordered(facts.netSales().by(year, DaySales::channel).keySet());
    return Section.of(
        "channels",
        "Channels",
        lead(facts),
        new Figure(
                "channels-months",
                "Net sales by channel and month, " + facts.money().code(),
                chart(facts, channels),
                table(facts, channels))
            .drawn(),
        Tag.of("h3", "Channel against source"),
        new ChannelSources(facts).drawn(),
        Tag.of(
                "p",
                "Down, the way a sale came; across, who told of it. A channel is not a source: the"
                    + " till can also take wholesale invoices and online orders.")
            .classed("note"),
        Tag.of("h3", "Retail, wholesale and all together"),
        yearTable(facts, channels).drawn(),
        Tag.of("p", "Retail is everything but wholesale.").classed("note"));
  }

  private static Period shownDays(Facts facts) {
    List<YearMonth> months = facts.history().months(Months.SHOWN);
    return new Period(months.getFirst().atDay(1), facts.history().last());
  }

  private static String lead(Facts facts) {
    Period month = LineMonths.latest(facts);
    BigDecimal total = facts.netSales().total(month);
    List<String> channels =
        Channels.ordered(facts.netSales().by(month, DaySales::channel).keySet());
    if (channels.isEmpty()) {
      return "Nothing was sold in " + Days.period(month) + ".";
    }
    return "In %s: %s."
        .formatted(
            Days.period(month),
            channels.stream()
                .map(channel ->
                    channel
                        + " "
                        + Counts.share(facts.netSales().total(month, Channels.is(channel)), total))
                .collect(Collectors.joining(", ")));
  }

  private static BigDecimal of(Facts facts, YearMonth month, Predicate<DaySales> which) {
    return facts.netSales().total(facts.history().daysOf(month), which);
  }

  private static ColumnChart chart(Facts facts, List<String> channels) {
    return new ColumnChart(
        "Net sales by channel and month",
        "Stacked columns from zero, from the bottom: " + String.join(", ", channels) + ".",
        channels.stream().map(Channels::series).toList(),
        Months.columns(
            facts.history(),
            month -> channels.stream().map(it -> of(facts, month, Channels.is(it))).toList(),
            month -> Optional.empty(),
            month ->
                channels.isEmpty()
                    ? "nothing"
                    : channels.stream()
                        .map(it ->
                            it + " " + facts.money().amount(of(facts, month, Channels.is(it))))
                        .collect(Collectors.joining(", "))),
        "",
        Money::brief);
  }

  /** Each channel, retail together, all, then each source. */
  private static List<Part> parts(Facts facts, List<String> channels) {
    List<Part> parts = new ArrayList<>();
    channels.forEach(channel -> parts.add(new Part(channel, Channels.is(channel))));
    parts.add(new Part("Retail together", Channels::isRetail));
    parts.add(new Part("All channels", row -> true));
    Sources.in(facts, shownDays(facts))
        .forEach(source -> parts.add(new Part(source.name() + " only", source.which())));
    return parts;
  }

  private static Table table(Facts facts, List<String> channels) {
    List<Part> parts = parts(facts, channels);
    List<String> columns = new ArrayList<>(List.of("Month"));
    parts.forEach(part -> columns.add(part.name()));
    return Table.of(
        "channels-figures",
        "Net sales by channel, source and month, " + facts.money().code(),
        columns,
        facts.history().months(Months.SHOWN).reversed().stream()
            .map(month -> row(facts, month, parts))
            .toList());
  }

  private static List<String> row(Facts facts, YearMonth month, List<Part> parts) {
    List<String> cells = new ArrayList<>(List.of(Months.named(facts.history(), month)));
    parts.forEach(part -> cells.add(facts.money().amount(of(facts, month, part.which()))));
    return cells;
  }

  private static Table yearTable(Facts facts, List<String> channels) {
    Period year = facts.history().lastTwelveMonths();
    BigDecimal total = facts.netSales().total(year);
    return Table.of(
        "channels-year",
        "Net sales by channel and source, " + Days.period(year) + ", " + facts.money().code(),
        List.of("", "Net sales", "Year before", "Change", "Share"),
        parts(facts, channels).stream()
            .map(part -> {
              Comparison comparison =
                  facts.netSales().againstYearBefore(year, facts.history(), part.which());
              List<String> cells = new ArrayList<>(OverTime.row(facts, part.name(), comparison));
              cells.add(Counts.share(comparison.now(), total));
              return List.copyOf(cells);
            })
            .toList());
  }
}
