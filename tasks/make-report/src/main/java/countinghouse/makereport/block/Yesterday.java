package countinghouse.makereport.block;

import countinghouse.makereport.figures.Comparison;
import countinghouse.makereport.figures.DaySales;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.figures.Usual;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.markup.Text;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Section;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Changes;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What was the last complete day like, against the same weekday of the eight weeks before? */
public final class Yesterday implements Block {
  private static final String ALL = "All net sales";
  private static final int WEEKS = 8;
  private static final int LEAST_WEEKS = 4;

  @Override
  public Section section(Facts facts) {
    LocalDate day = facts.history().last();
    List<Part> lines = lines(facts);
    return Section.of(
        "yesterday",
        Days.weekday(day),
        lead(facts, day),
        Table.of(
                "yesterday-figures",
                "Net sales of the day, " + facts.money().code(),
                List.of(
                    "", "The day", "Usual " + weekday(day), "Change", "Seen in 8 weeks", "Unusual"),
                lines.stream()
                    .filter(line -> hasSold(facts, day, line))
                    .map(line -> row(facts, day, line))
                    .toList())
            .drawn(),
        Tag.of(
                "p",
                ("Usual is the average of this weekday in the %d weeks before, once there are %d of"
                        + " them. A figure is called unusual when it lies outside everything seen"
                        + " on them.")
                    .formatted(WEEKS, LEAST_WEEKS))
            .classed("note"),
        newProducts(facts, day),
        new ClosedMonths(facts).drawn());
  }

  private static String weekday(LocalDate day) {
    return day.getDayOfWeek()
        .getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH);
  }

  private static List<Part> lines(Facts facts) {
    Period days = Period.ending(facts.history().last(), WEEKS * 7 + 1);
    List<Part> lines = new ArrayList<>();
    lines.add(new Part(ALL, row -> true));
    Channels.ordered(facts.netSales().by(days, DaySales::channel).keySet())
        .forEach(it -> lines.add(new Part(it, Channels.is(it))));
    facts
        .netSales()
        .ranked(days, DaySales::productLine)
        .forEach(it -> lines.add(new Part(it, row -> row.productLine().equals(it))));
    return lines;
  }

  /** Whether there is anything to say: on the day or on those it is held against. */
  private static boolean hasSold(Facts facts, LocalDate day, Part line) {
    return line.name().equals(ALL)
        || IntStream.rangeClosed(0, WEEKS)
            .mapToObj(day::minusWeeks)
            .anyMatch(it -> facts.netSales().isAny(Period.of(it), line.which()));
  }

  /** Too few days make nothing usual. */
  private static Usual usual(Facts facts, LocalDate day, Predicate<DaySales> which) {
    List<BigDecimal> seen =
        IntStream.rangeClosed(1, WEEKS)
            .mapToObj(day::minusWeeks)
            .filter(earlier -> !earlier.isBefore(facts.history().first()))
            .map(earlier -> facts.netSales().total(Period.of(earlier), which))
            .toList();
    return new Usual(seen.size() < LEAST_WEEKS ? List.of() : seen);
  }

  private static String lead(Facts facts, LocalDate day) {
    Period one = Period.of(day);
    BigDecimal net = facts.netSales().total(one);
    Comparison comparison = new Comparison(net, usual(facts, day, row -> true).average());
    String against =
        Changes.words(comparison)
            .map(words -> words + " a usual " + weekday(day))
            .orElse("there is no usual " + weekday(day) + " to compare with yet");
    BigDecimal back = facts.netSales().refunded(one, row -> true);
    return "The last complete day sold %s in %s: %s. %s was given back."
        .formatted(
            facts.money().full(net),
            Counts.of(facts.orders().in(one), "order", "orders"),
            against,
            back.signum() == 0 ? "Nothing" : facts.money().full(back));
  }

  private static List<String> row(Facts facts, LocalDate day, Part line) {
    BigDecimal net = facts.netSales().total(Period.of(day), line.which());
    Usual usual = usual(facts, day, line.which());
    return List.of(
        line.name(),
        facts.money().amount(net),
        usual.average().map(facts.money()::amount).orElse(Days.NONE),
        Changes.brief(new Comparison(net, usual.average())),
        range(facts, usual),
        usual.seen().isEmpty() ? "" : verdict(usual, net));
  }

  private static String range(Facts facts, Usual usual) {
    return usual.seen().isEmpty()
        ? Days.NONE
        : facts.money().amount(usual.least()) + " to " + facts.money().amount(usual.most());
  }

  private static String verdict(Usual usual, BigDecimal net) {
    if (net.compareTo(usual.most()) > 0) {
      return "high";
    }
    return net.compareTo(usual.least()) < 0 ? "low" : "";
  }

  private static Markup newProducts(Facts facts, LocalDate day) {
    List<NewProduct> found = NewProduct.since(facts, day);
    if (found.isEmpty()) {
      return Tag.of("p", Text.of("No product was sold for the first time that day."));
    }
    return Table.of(
            "new-products",
            "Sold for the first time that day",
            List.of("Product", "Product line", "Units", "Net sales"),
            found.stream()
                .map(it ->
                    List.of(
                        it.name(),
                        it.productLine(),
                        Counts.quantity(it.units()),
                        facts.money().amount(it.netSales())))
                .toList())
        .first(NewProduct.SHOWN)
        .drawn();
  }
}
