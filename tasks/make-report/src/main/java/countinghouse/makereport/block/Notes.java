package countinghouse.makereport.block;

import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Section;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import countinghouse.makereport.text.Money;
import countinghouse.semantics.Measure;
import countinghouse.semantics.SemanticModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Record;

/** What does a figure mean, and what is not in it? */
public final class Notes implements Block {
  private static final SemanticModel MODEL = SemanticModel.read();

  private record Term(String name, String meaning) {}

  @Override
  public Section section(Facts facts) {
    List<Markup> parts = new ArrayList<>();
    parts.add(
        Tag.of(
            "dl",
            terms(facts).stream()
                .flatMap(term ->
                    Stream.<Markup>of(Tag.of("dt", term.name()), Tag.of("dd", term.meaning())))
                .toList()));
    parts.add(Tag.of("h3", "What these figures leave out"));
    parts.add(leftOut(facts));
    currencies(facts).ifPresent(parts::add);
    return new Section("notes", "What the figures mean", "", parts);
  }

  private static List<Term> terms(Facts facts) {
    return List.of(
        measured("net_sales"),
        measured("net_sales_before_refunds"),
        new Term(
            "A sale",
            "An order whose status the rules call a sale. An order that shop and till both show"
                + " counts once, as the shop's. An order of any other status is in no figure; the checks"
                + " name a status that no rule knows."),
        new Term(
            "Shop only, till only",
            "What the online shop (WooCommerce) told, and what the till (Square) told, whatever the"
                + " channel: a wholesale order may come through either, and the till may take an"
                + " order online."),
        new Term(
            "A day",
            "From midnight to midnight in %s. Only complete days are shown: those that every source"
                    .formatted(facts.build().zone().getId())
                + " has told to their end. Later edits can still change them."),
        new Term(
            "The year before",
            "The same dates of the year before; for products the same weekdays, 52 weeks before. A"
                + " dash means that history, which starts on %s, does not reach back so far."
                    .formatted(Days.day(facts.history().first()))),
        new Term(
            "Product line",
            "The one line that the product had on the day of the sale. What no rule gives a line is"
                + " Unassigned; so are sales without a product."),
        new Term(
            "Product",
            "All that bears one SKU, in shop and till together, by the name it has today."),
        new Term(
            "Money",
            "Amounts are in %s. Amounts in another currency come in at the rate of their day, and are"
                    .formatted(facts.money().code())
                + " left out when there is none: two currencies are never added."),
        new Term(
            "How numbers are written",
            "Thousands by a comma, decimals by a point, as many as the currency has. Shown figures"
                + " are rounded, sums are made before."));
  }

  /** In the words of warehouse-schema/metrics.yaml, where each measure is defined once. */
  private static Term measured(String name) {
    Measure measure = MODEL.measure(name);
    return new Term(
        measure.caption(),
        measure.description() + measure.caveat().map(caveat -> " " + caveat).orElse(""));
  }

  private static Markup leftOut(Facts facts) {
    List<Record> rows = facts.questions().ask("left-out");
    if (rows.isEmpty()) {
      return Tag.of("p", "No sale: every sale of the marts, and every refund of one, is in them.");
    }
    return Table.of(
            "left-out",
            "Sales and refunds of the marts that are in no figure above",
            List.of("What", "Lines", "Net sales"),
            rows.stream().map(Notes::leftOutRow).toList())
        .drawn();
  }

  private static List<String> leftOutRow(Record row) {
    String currency = row.get(0, String.class);
    return List.of(
        currency + ", " + row.get(1, String.class),
        Counts.count(row.get(2, Long.class)),
        Money.of(currency).full(row.get(3, BigDecimal.class)));
  }

  /** Only when there is more than the reporting currency. */
  private static java.util.Optional<Markup> currencies(Facts facts) {
    Period all = facts.history().all();
    List<Record> rows = facts.questions().ask("currencies", all);
    boolean one =
        rows.stream().allMatch(row -> row.get(0, String.class).equals(facts.money().code()));
    return one
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            Table.of(
                    "currencies",
                    "Net sales by the currency of the sale, " + Days.period(all),
                    List.of(
                        "Currency",
                        "In that currency",
                        "In " + facts.money().code(),
                        "Lines without a rate"),
                    rows.stream().map(row -> currencyRow(facts, row)).toList())
                .drawn());
  }

  private static List<String> currencyRow(Facts facts, Record row) {
    String currency = row.get(0, String.class);
    return List.of(
        currency,
        Money.of(currency).amount(row.get(1, BigDecimal.class)),
        facts.money().amount(row.get(2, BigDecimal.class)),
        Counts.count(row.get(3, Long.class)));
  }
}
