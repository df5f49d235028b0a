package countinghouse.makereport.block;

import countinghouse.makereport.chart.Bar;
import countinghouse.makereport.chart.BarChart;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Figure;
import countinghouse.makereport.page.Section;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where is it sold, and where do the customers live? Nobody can be told from it. */
public final class Places implements Block {
  private static final int SHOWN = 12;

  /** A region with fewer could lead to a person. */
  private static final long LEAST_CUSTOMERS = 5;

  private record Place(String name, long customers, BigDecimal net) {}

  @Override
  public Section section(Facts facts) {
    Period year = facts.history().lastTwelveMonths();
    List<Place> places = places(facts, year);
    List<Place> regions = regions(facts, year);
    return Section.of(
        "places",
        "Places",
        "Net sales of %s by place of sale, and by where known customers live."
            .formatted(Days.period(year)),
        new Figure(
                "places-of-sale",
                "By place of sale, " + facts.money().code(),
                chart("Net sales by place of sale", facts, places),
                placeTable(facts, places, year))
            .drawn(),
        new Figure(
                "regions",
                "By the customer's region, " + facts.money().code(),
                chart("Net sales by the customer's region", facts, regions),
                regionTable(facts, regions))
            .drawn(),
        Tag.of(
                "p",
                "The marts keep no more of an address than country and region. Regions with fewer"
                    + " than %d customers stand together.".formatted(LEAST_CUSTOMERS))
            .classed("note"));
  }

  private static List<Place> places(Facts facts, Period days) {
    return facts.questions().ask("places", days).stream()
        .map(row -> new Place(row.get(0, String.class), 0, row.get(2, BigDecimal.class)))
        .sorted(Comparator.comparing(Place::net).reversed().thenComparing(Place::name))
        .toList();
  }

  private static List<Place> regions(Facts facts, Period days) {
    List<Place> all =
        facts.questions().ask("regions", days).stream()
            .map(row ->
                new Place(
                    name(row.get(0, String.class), row.get(1, String.class)),
                    row.get(2, Long.class),
                    row.get(3, BigDecimal.class)))
            .sorted(Comparator.comparing(Place::net).reversed().thenComparing(Place::name))
            .toList();
    List<Place> large =
        all.stream()
            .filter(it -> it.name().equals(UNKNOWN) || it.customers() >= LEAST_CUSTOMERS)
            .toList();
    List<Place> shown = large.stream().limit(SHOWN).toList();
    List<Place> rest = all.stream().filter(it -> !shown.contains(it)).toList();
    return Stream.concat(shown.stream(), together(rest).stream()).toList();
  }

  private static final String UNKNOWN = "Not known";

  private static String name(String country, String region) {
    if (country.isEmpty() && region.isEmpty()) {
      return UNKNOWN;
    }
    return region.isEmpty() ? country : region + ", " + country;
  }

  private static Optional<Place> together(List<Place> rest) {
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Place(
                Counts.of(rest.size(), "other region", "other regions"),
                rest.stream().mapToLong(Place::customers).sum(),
                rest.stream().map(Place::net).reduce(BigDecimal.ZERO, BigDecimal::add)));
  }

  private static BarChart chart(String title, Facts facts, List<Place> places) {
    return new BarChart(
        title,
        "Bars from zero, the largest first.",
        places.stream()
            .limit(SHOWN + 1L)
            .map(place ->
                new Bar(
                    place.name(),
                    place.net(),
                    Optional.empty(),
                    facts.money().amount(place.net()),
                    place.name() + ": " + facts.money().amount(place.net())))
            .toList(),
        "line-fill");
  }

  private static Table placeTable(Facts facts, List<Place> places, Period days) {
    BigDecimal total = facts.netSales().total(days);
    return Table.of(
        "places-figures",
        "Net sales by place of sale, " + facts.money().code(),
        List.of("Place", "Net sales", "Share"),
        places.stream()
            .map(it ->
                List.of(it.name(), facts.money().amount(it.net()), Counts.share(it.net(), total)))
            .toList());
  }

  private static Table regionTable(Facts facts, List<Place> regions) {
    List<List<String>> rows = new ArrayList<>();
    regions.forEach(it ->
        rows.add(
            List.of(
                it.name(),
                it.customers() == 0 ? Days.NONE : Counts.count(it.customers()),
                facts.money().amount(it.net()))));
    return Table.of(
        "regions-figures",
        "Net sales by the customer's region, " + facts.money().code(),
        List.of("Region", "Customers", "Net sales"),
        rows);
  }
}
