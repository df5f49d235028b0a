package countinghouse.makereport.block;

import countinghouse.makereport.figures.DaySales;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Table;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Channel against source, a table for the last complete month and one for this month: what shop and
 * till each sold by each channel. It adds up both ways.
 *
 * @param facts of the report
 */
record ChannelSources(Facts facts) {

  Markup drawn() {
    return Markup.of(
        Stream.of(LineMonths.latest(facts), facts.history().monthToDate())
            .distinct()
            .map(period -> table(period).drawn())
            .toList());
  }

  private Table table(Period period) {
    YearMonth month = YearMonth.from(period.first());
    List<Part> sources = new ArrayList<>(Sources.in(facts, period));
    sources.add(new Part("All sources", row -> true));
    return Table.of(
            "channel-sources-" + month,
            "Net sales by channel and source, %s, %s"
                .formatted(Months.named(facts.history(), month), facts.money().code()),
            Stream.concat(Stream.of("Channel"), sources.stream().map(Part::name)).toList(),
            Channels.ordered(facts.netSales().by(period, DaySales::channel).keySet()).stream()
                .map(channel -> row(channel, period, sources, Channels.is(channel)))
                .toList())
        .withTotal(row("All channels", period, sources, row -> true));
  }

  private List<String> row(
      String name, Period period, List<Part> sources, Predicate<DaySales> which) {
    return Stream.concat(
            Stream.of(name),
            sources.stream()
                .map(source ->
                    facts
                        .money()
                        .amount(facts.netSales().total(period, which.and(source.which())))))
        .toList();
  }
}
