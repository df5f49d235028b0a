package countinghouse.makereport.block;

import countinghouse.makereport.figures.Comparison;
import countinghouse.makereport.figures.ProductSales;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Changes;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which products fell and rose beyond chance against one base, those of most money first.
 *
 * @param facts of the report
 * @param sales of all products
 * @param names of the products
 * @param base what they are held against
 */
record ProductMoves(Facts facts, List<ProductSales> sales, ProductNames names, ProductBase base) {
  private static final int SHOWN = 6;

  /** Who fell, then who rose; a sentence when history does not reach back to the base. */
  Markup drawn() {
    return base.isKnown(facts)
        ? Markup.of(listed("Falling", fallen()), listed("Rising", risen()))
        : Tag.of(
                "p",
                "Nothing to hold against %s: history starts on %s."
                    .formatted(base.name(), Days.day(facts.history().first())))
            .classed("note");
  }

  /** Who lost most money, in a sentence; nothing when nobody fell beyond chance. */
  Optional<String> worst() {
    return fallen().stream()
        .findFirst()
        .filter(it -> base.isKnown(facts))
        .map(it ->
            "%s fell most against %s, by %s."
                .formatted(
                    names.of(it.code()), base.name(), facts.money().full(base.gain(it).negate())));
  }

  private List<ProductSales> fallen() {
    return ranked(it -> base.gain(it).signum() < 0, Comparator.comparing(base::gain));
  }

  private List<ProductSales> risen() {
    return ranked(it -> base.gain(it).signum() > 0, Comparator.comparing(base::gain).reversed());
  }

  private List<ProductSales> ranked(Predicate<ProductSales> which, Comparator<ProductSales> order) {
    return sales.stream()
        .filter(base::moved)
        .filter(which)
        .sorted(order.thenComparing(ProductSales::code))
        .limit(SHOWN)
        .toList();
  }

  private Markup listed(String way, List<ProductSales> rows) {
    String caption = way + " against " + base.name();
    return rows.isEmpty()
        ? Tag.of("p", caption + ": no product, beyond what chance does.")
        : Table.of(
                base.id() + "-" + way.toLowerCase(Locale.ROOT),
                caption + ", " + facts.money().code(),
                List.of(
                    "Product", "Net sales", "Then", "Difference", "Change", "Units", "Units then"),
                rows.stream().map(this::row).toList())
            .drawn();
  }

  private List<String> row(ProductSales it) {
    return List.of(
        names.of(it.code()),
        facts.money().amount(it.now().net()),
        facts.money().amount(base.then(it).net()),
        facts.money().difference(base.gain(it)),
        Changes.brief(Comparison.of(it.now().net(), base.then(it).net())),
        Counts.quantity(it.now().units()),
        Counts.quantity(base.then(it).units()));
  }
}
