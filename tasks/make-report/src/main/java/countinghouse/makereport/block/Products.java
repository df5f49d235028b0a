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
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.Record;

/** Which products sell most, which rise and fall beyond chance, and what each sold by month? */
public final class Products implements Block {
  private static final int DAYS = 28;
  private static final int YEAR = 364;
  private static final int TOP = 10;
  private static final int MOVED = 6;

  @Override
  public Section section(Facts facts) {
    Period now = Period.ending(facts.history().last(), DAYS);
    List<ProductSales> sales = sales(facts, now);
    ProductNames names = ProductNames.of(facts);
    List<Markup> parts = new ArrayList<>();
    parts.add(top(facts, sales, names));
    parts.addAll(
        moved(facts, sales, names, "the 28 days before", now.earlier(DAYS), ProductSales::before));
    parts.addAll(
        moved(facts, sales, names, "the year before", now.earlier(YEAR), ProductSales::yearBefore));
    parts.add(
        Tag.of(
                "p",
                "The year before is 52 weeks earlier, so that weekdays are the same. A product"
                    + " rises or falls when its units differ by more than chance does, with 20 or"
                    + " more sold in both stretches together; the greatest gain or loss in net"
                    + " sales leads.")
            .classed("note"));
    parts.add(Tag.of("h3", "All products by product line"));
    parts.add(new ProductMonths(facts, names).drawn());
    return new Section("products", "Products", lead(facts, now, sales, names), parts);
  }

  private static List<ProductSales> sales(Facts facts, Period now) {
    Period before = now.earlier(DAYS);
    Period year = now.earlier(YEAR);
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

  private static List<ProductSales> ranked(
      List<ProductSales> sales,
      Predicate<ProductSales> which,
      Comparator<ProductSales> order,
      int most) {
    return sales.stream()
        .filter(which)
        .sorted(order.thenComparing(ProductSales::code))
        .limit(most)
        .toList();
  }

  private static List<ProductSales> best(List<ProductSales> sales) {
    return ranked(
        sales,
        it -> it.now().net().signum() > 0,
        Comparator.comparing((ProductSales it) -> it.now().net()).reversed(),
        TOP);
  }

  private static String lead(
      Facts facts, Period now, List<ProductSales> sales, ProductNames names) {
    List<ProductSales> best = best(sales);
    return best.isEmpty()
        ? "No product was sold in the 28 days up to %s.".formatted(Days.day(now.last()))
        : "In the 28 days up to %s, %s sold most: %s, %s of it."
            .formatted(
                Days.day(now.last()),
                names.of(best.getFirst().code()),
                facts.money().full(best.getFirst().now().net()),
                Counts.quantity(best.getFirst().now().units()) + "\u00A0units");
  }

  private static Markup top(Facts facts, List<ProductSales> sales, ProductNames names) {
    List<ProductSales> best = best(sales);
    if (best.isEmpty()) {
      return Markup.nothing();
    }
    long sold = sales.stream().filter(it -> it.now().net().signum() > 0).count();
    return table(
        facts,
        "products-top",
        "Top products of 28 days, %s of %s sold"
            .formatted(Counts.count(best.size()), Counts.count(sold)),
        best,
        names);
  }

  /** Who fell, then who rose, against one base; nothing when history does not reach back to it. */
  private static List<Markup> moved(
      Facts facts,
      List<ProductSales> sales,
      ProductNames names,
      String base,
      Period days,
      Function<ProductSales, Stretch> stretch) {
    if (!facts.history().covers(days)) {
      return List.of(
          Tag.of(
                  "p",
                  "Nothing to hold against %s: history starts on %s."
                      .formatted(base, Days.day(facts.history().first())))
              .classed("note"));
    }
    Comparator<ProductSales> byGain = Comparator.comparing(it -> it.gain(stretch.apply(it)));
    Predicate<ProductSales> real = it -> ProductSales.isRealChange(it.now(), stretch.apply(it));
    Predicate<ProductSales> fell = it -> it.gain(stretch.apply(it)).signum() < 0;
    Predicate<ProductSales> rose = it -> it.gain(stretch.apply(it)).signum() > 0;
    String id = "products-" + base.replaceAll("[^a-z0-9]+", "-");
    return List.of(
        listed(
            facts,
            id + "-falling",
            "Falling against " + base,
            ranked(sales, real.and(fell), byGain, MOVED),
            names),
        listed(
            facts,
            id + "-rising",
            "Rising against " + base,
            ranked(sales, real.and(rose), byGain.reversed(), MOVED),
            names));
  }

  private static Markup listed(
      Facts facts, String id, String caption, List<ProductSales> rows, ProductNames names) {
    return rows.isEmpty()
        ? Tag.of("p", caption + ": no product, beyond what chance does.")
        : table(facts, id, caption, rows, names);
  }

  private static Markup table(
      Facts facts, String id, String caption, List<ProductSales> rows, ProductNames names) {
    Period now = Period.ending(facts.history().last(), DAYS);
    boolean before = facts.history().covers(now.earlier(DAYS));
    boolean year = facts.history().covers(now.earlier(YEAR));
    return Table.of(
            id,
            caption,
            List.of(
                "Product",
                "Units",
                "Net sales",
                "28 days before",
                "Change on them",
                "Year before",
                "Change on year"),
            rows.stream().map(it -> row(facts, it, names, before, year)).toList())
        .drawn();
  }

  private static List<String> row(
      Facts facts, ProductSales it, ProductNames names, boolean before, boolean year) {
    Comparison recent = comparison(it, it.before(), before);
    Comparison old = comparison(it, it.yearBefore(), year);
    return List.of(
        names.of(it.code()),
        Counts.quantity(it.now().units()),
        facts.money().amount(it.now().net()),
        recent.before().map(facts.money()::amount).orElse(Days.NONE),
        Changes.brief(recent),
        old.before().map(facts.money()::amount).orElse(Days.NONE),
        Changes.brief(old));
  }

  private static Comparison comparison(ProductSales it, Stretch base, boolean known) {
    return new Comparison(
        it.now().net(), known ? java.util.Optional.of(base.net()) : java.util.Optional.empty());
  }
}
