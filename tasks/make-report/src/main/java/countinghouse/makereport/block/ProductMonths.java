package countinghouse.makereport.block;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import countinghouse.makereport.chart.Sparkline;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.markup.Text;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Figure;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every product line's products, month by month and lately day by day: the largest by name, the
 * rest together.
 *
 * @param facts of the report
 * @param names of products
 */
record ProductMonths(Facts facts, ProductNames names) {
  static final int SHOWN = 20;

  private record Cell(String code, String line, YearMonth month, BigDecimal net) {}

  /** One product, or several together. */
  private record Row(String name, List<String> codes, Map<YearMonth, BigDecimal> byMonth) {
    BigDecimal total() {
      return byMonth.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    ProductDays.Column column() {
      return new ProductDays.Column(name, codes);
    }
  }

  Markup drawn() {
    List<YearMonth> months = facts.history().months(Months.SHOWN);
    ProductDays days = ProductDays.of(facts);
    Map<String, List<Cell>> byLine = cells(months).stream().collect(groupingBy(Cell::line));
    List<String> lines =
        byLine.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, List<Cell>> it) -> total(it.getValue()))
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    List<Tag> drawn = new ArrayList<>();
    for (String line : lines) {
      String id = "products-of-" + (drawn.size() + 1);
      List<Row> rows = rows(byLine.getOrDefault(line, List.of()));
      List<Markup> inside = new ArrayList<>(List.of(months(id, line, rows, months)));
      inside.addAll(days.drawn(id, line, rows.stream().map(Row::column).toList()));
      drawn.add(Figure.opened(summary(line, rows), Markup.of(inside)));
    }
    return Tag.of("div", drawn);
  }

  private static String summary(String line, List<Row> rows) {
    long products = rows.stream().mapToLong(row -> row.codes().size()).sum();
    return line + ", " + Counts.of(products, "product", "products");
  }

  private List<Cell> cells(List<YearMonth> months) {
    Period days = new Period(months.getFirst().atDay(1), facts.history().last());
    return facts.questions().ask("product-months", days).stream()
        .map(row ->
            new Cell(
                row.get(0, String.class),
                row.get(1, String.class),
                YearMonth.from(row.get(2, LocalDate.class)),
                row.get(3, BigDecimal.class)))
        .toList();
  }

  private static BigDecimal total(List<Cell> cells) {
    return cells.stream().map(Cell::net).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The largest products by name, and one row for all the others. */
  private List<Row> rows(List<Cell> cells) {
    List<Row> products =
        cells.stream().collect(groupingBy(Cell::code, TreeMap::new, byMonth())).entrySet().stream()
            .map(it -> new Row(names.of(it.getKey()), List.of(it.getKey()), it.getValue()))
            .sorted(Comparator.comparing(Row::total).reversed())
            .toList();
    if (products.size() <= SHOWN + 1) {
      return products;
    }
    List<Row> rows = new ArrayList<>(products.subList(0, SHOWN));
    rows.add(together(products.subList(SHOWN, products.size())));
    return rows;
  }

  private static java.util.stream.Collector<Cell, ?, Map<YearMonth, BigDecimal>> byMonth() {
    return groupingBy(Cell::month, mapping(Cell::net, reducing(BigDecimal.ZERO, BigDecimal::add)));
  }

  private static Row together(List<Row> rows) {
    Map<YearMonth, BigDecimal> byMonth = new HashMap<>();
    rows.forEach(
        row -> row.byMonth().forEach((month, net) -> byMonth.merge(month, net, BigDecimal::add)));
    return new Row(
        Counts.count(rows.size()) + " other products",
        rows.stream().flatMap(row -> row.codes().stream()).toList(),
        byMonth);
  }

  private Tag months(String id, String line, List<Row> rows, List<YearMonth> months) {
    List<String> columns = new ArrayList<>(List.of("Product", "13 months", "All of them"));
    months.reversed().forEach(month -> columns.add(Days.briefMonth(month) + " " + month.getYear()));
    return new Table(
            id,
            "%s by product and month, %s".formatted(line, facts.money().code()),
            columns,
            rows.stream().map(row -> row(row, months)).toList(),
            List.of())
        .drawn();
  }

  private List<Markup> row(Row row, List<YearMonth> months) {
    List<BigDecimal> values =
        months.stream().map(it -> row.byMonth().getOrDefault(it, BigDecimal.ZERO)).toList();
    return Stream.<Markup>concat(
            Stream.of(
                Text.of(row.name()),
                new Sparkline(values, facts.history().isUnderWay(months.getLast())).drawn(),
                Text.of(facts.money().amount(row.total()))),
            values.reversed().stream().map(value -> Text.of(facts.money().amount(value))))
        .toList();
  }
}
