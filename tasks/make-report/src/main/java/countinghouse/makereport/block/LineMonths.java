package countinghouse.makereport.block;

import countinghouse.makereport.figures.DaySales;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Figure;
import countinghouse.makereport.page.Table;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Product line by channel and by source, a table for each of the last 25 months, of which one is
 * open at a time.
 *
 * @param facts of the report
 */
record LineMonths(Facts facts) {
  static final int SHOWN = 25;
  private static final int RECENT = 4;

  /** The last complete month; while there is none, this month as far as it has come. */
  static Period latest(Facts facts) {
    return facts
        .history()
        .lastCompleteMonth()
        .map(Period::of)
        .orElse(facts.history().monthToDate());
  }

  Markup drawn() {
    YearMonth open = YearMonth.from(latest(facts).first());
    List<Tag> months =
        facts.history().months(SHOWN).reversed().stream()
            .map(month -> month(month, month.equals(open)))
            .toList();
    Markup recent = Markup.of(months.stream().limit(RECENT).toList());
    return months.size() <= RECENT
        ? recent
        : Markup.of(
            recent,
            Figure.opened("Earlier months", Markup.of(months.stream().skip(RECENT).toList())));
  }

  private Tag month(YearMonth month, boolean open) {
    Tag details =
        Figure.opened(Months.named(facts.history(), month), table(month).drawn())
            .with("name", "line-month");
    return open ? details.with("open", "open") : details;
  }

  private Table table(YearMonth month) {
    Period period = facts.history().daysOf(month);
    List<Part> parts = parts(period);
    return Table.of(
            "lines-" + month,
            "Net sales by product line and channel, %s, %s"
                .formatted(Months.named(facts.history(), month), facts.money().code()),
            Stream.concat(Stream.of("Product line"), parts.stream().map(Part::name)).toList(),
            facts.netSales().ranked(period, DaySales::productLine).stream()
                .map(line -> row(line, period, parts, row -> row.productLine().equals(line)))
                .toList())
        .withTotal(row("All product lines", period, parts, row -> true));
  }

  private List<String> row(
      String name, Period period, List<Part> parts, Predicate<DaySales> which) {
    List<String> cells = new ArrayList<>(List.of(name));
    parts.stream()
        .map(part -> facts.money().amount(facts.netSales().total(period, which.and(part.which()))))
        .forEach(cells::add);
    return cells;
  }

  private List<Part> parts(Period period) {
    List<Part> parts = new ArrayList<>();
    Channels.ordered(facts.netSales().by(period, DaySales::channel).keySet())
        .forEach(channel -> parts.add(new Part(channel, Channels.is(channel))));
    parts.add(new Part("All channels", row -> true));
    Sources.in(facts, period)
        .forEach(source -> parts.add(new Part(source.name() + " only", source.which())));
    return parts;
  }
}
