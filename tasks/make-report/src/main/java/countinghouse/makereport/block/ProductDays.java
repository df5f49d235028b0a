package countinghouse.makereport.block;

import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Figure;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What products of a line sold day by day in the last three months. Older days of a product are in
 * the marts only: they would make the page many times as large.
 *
 * @param facts of the report
 * @param net by product line, code and day, where there is any
 */
record ProductDays(Facts facts, Map<Key, BigDecimal> net) {
  static final int MONTHS = 3;

  /** A product of a line on a day. */
  record Key(String line, String code, LocalDate day) {}

  /** One product, or several together. */
  record Column(String name, List<String> codes) {}

  /** Reads them. */
  static ProductDays of(Facts facts) {
    Period days =
        new Period(facts.history().months(MONTHS).getFirst().atDay(1), facts.history().last());
    Map<Key, BigDecimal> net = new HashMap<>();
    facts
        .questions()
        .ask("product-days", days)
        .forEach(row ->
            net.put(
                new Key(
                    row.get(1, String.class),
                    row.get(0, String.class),
                    row.get(2, LocalDate.class)),
                row.get(3, BigDecimal.class)));
    return new ProductDays(facts, net);
  }

  /** A table for each of the months, the newest first, each to be opened. */
  List<Tag> drawn(String id, String line, List<Column> products) {
    return facts.history().months(MONTHS).reversed().stream()
        .map(month -> month(id, line, products, month))
        .toList();
  }

  private Tag month(String id, String line, List<Column> products, YearMonth month) {
    String name = Months.named(facts.history(), month);
    List<String> columns = new ArrayList<>(List.of("Day"));
    products.forEach(product -> columns.add(product.name()));
    return Figure.opened(
        "Day by day, " + name,
        Table.of(
                id + "-" + month,
                "%s by product and day, %s, %s; empty where nothing was sold or given back"
                    .formatted(line, name, facts.money().code()),
                columns,
                facts
                    .history()
                    .daysOf(month)
                    .eachDay()
                    .map(day -> row(line, products, day))
                    .toList())
            .drawnWithoutCaption());
  }

  private List<String> row(String line, List<Column> products, LocalDate day) {
    List<String> cells = new ArrayList<>(List.of(Days.dayOfMonth(day)));
    products.forEach(product -> cells.add(cell(line, product, day)));
    return cells;
  }

  private String cell(String line, Column product, LocalDate day) {
    return product.codes().stream()
        .map(code -> net.get(new Key(line, code, day)))
        .filter(Objects::nonNull)
        .reduce(BigDecimal::add)
        .map(facts.money()::amount)
        .orElse("");
  }
}
