package countinghouse.makereport.block;

import countinghouse.makereport.figures.Comparison;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.figures.ProductSales;
import countinghouse.makereport.figures.ProductSales.Stretch;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Section;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Changes;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Record;

/** Which products sell most, which rise and fall beyond chance, and what each sold by month? */
public final class Products implements Block {
  private static final int TOP = 10;

  @Override
  public Section section(Facts facts) {
    Period now = shownDays(facts);
    List<ProductSales> sales = sales(facts, now);
    ProductNames names = ProductNames.of(facts);
    List<ProductMoves> moves =
        ProductBase.all(facts).stream()
            .map(base -> new ProductMoves(facts, sales, names, base))
            .toList();
    return Section.of(
        "products",
        "Products",
        lead(facts, now, sales, names, moves),
        top(facts, sales, names),
        Markup.of(moves.stream().map(ProductMoves::drawn).toList()),
        Tag.of(
                "p",
                "The year before is 52 weeks earlier, so that weekdays are the same. A product"
                    + " rises or falls when its units differ by more than chance does, with 20 or"
                    + " more sold in both stretches together; the greatest gain or loss in net"
                    + " sales leads.")
            .classed("note"),
        Tag.of("h3", "All products by product line"),
        new ProductMonths(facts, names).drawn());
  }

  /** The last 28 days, or all there are. */
  private static Period shownDays(Facts facts) {
    Period days = Period.ending(facts.history().last(), ProductBase.DAYS);
    return facts.history().covers(days) ? days : facts.history().all();
  }

  private static List<ProductSales> sales(Facts facts, Period now) {
    Period before = ProductBase.all(facts).getFirst().days();
    Period year = ProductBase.all(facts).getLast().days();
    return facts
        .questions()
        .ask(
            "product-periods",
            Map.of(
                "from", now.firstKey(),
                "to", now.lastKey(),
                "before_from", before.firstKey(),
                "before_to", before.lastKey(),
                "year_from", year.firstKey(),
                "year_to", year.lastKey()))
        .stream()
        .map(row ->
            new ProductSales(
                row.get(0, String.class), stretch(row, 1), stretch(row, 2), stretch(row, 3)))
        .toList();
  }

  private static Stretch stretch(Record row, int number) {
    return new Stretch(row.get(number, BigDecimal.class), row.get(number + 3, BigDecimal.class));
  }

  private static List<ProductSales> best(List<ProductSales> sales) {
    return sales.stream()
        .filter(it -> it.now().net().signum() > 0)
        .sorted(
            Comparator.comparing((ProductSales it) -> it.now().net())
                .reversed()
                .thenComparing(ProductSales::code))
        .limit(TOP)
        .toList();
  }

  private static String lead(
      Facts facts,
      Period now,
      List<ProductSales> sales,
      ProductNames names,
      List<ProductMoves> moves) {
    List<ProductSales> best = best(sales);
    String stretch = "the %d days up to %s".formatted(now.days(), Days.day(now.last()));
    if (best.isEmpty()) {
      return "No product was sold in %s.".formatted(stretch);
    }
    String most =
        "In %s, %s sold most: %s, %s of it."
            .formatted(
                stretch,
                names.of(best.getFirst().code()),
                facts.money().full(best.getFirst().now().net()),
                Counts.quantity(best.getFirst().now().units()) + "\u00A0units");
    return Stream.concat(
            Stream.of(most), moves.stream().map(ProductMoves::worst).flatMap(Optional::stream))
        .collect(Collectors.joining(" "));
  }

  private static Markup top(Facts facts, List<ProductSales> sales, ProductNames names) {
    List<ProductSales> best = best(sales);
    if (best.isEmpty()) {
      return Markup.nothing();
    }
    List<ProductBase> known =
        ProductBase.all(facts).stream().filter(base -> base.isKnown(facts)).toList();
    List<String> columns = new ArrayList<>(List.of("Product", "Units", "Net sales"));
    known.forEach(base ->
        columns.addAll(
            List.of(base.heading(), "Change on " + base.heading().toLowerCase(Locale.ROOT))));
    long sold = sales.stream().filter(it -> it.now().net().signum() > 0).count();
    return Table.of(
            "products-top",
            "Top products of %d days, %s of %s sold"
                .formatted(shownDays(facts).days(), Counts.count(best.size()), Counts.count(sold)),
            columns,
            best.stream().map(it -> row(facts, it, names, known)).toList())
        .drawn();
  }

  private static List<String> row(
      Facts facts, ProductSales it, ProductNames names, List<ProductBase> known) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                names.of(it.code()),
                Counts.quantity(it.now().units()),
                facts.money().amount(it.now().net())));
    for (ProductBase base : known) {
      cells.add(facts.money().amount(base.then(it).net()));
      cells.add(Changes.brief(Comparison.of(it.now().net(), base.then(it).net())));
    }
    return cells;
  }
}
