package countinghouse.makereport.block;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toMap;

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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every product line's products, month by month: the largest by name, the rest together.
 *
 * @param facts of the report
 * @param names of products
 */
record ProductMonths(Facts facts, ProductNames names) {
  static final int SHOWN = 20;

  private record Cell(String code, String line, YearMonth month, BigDecimal net) {}

  private record Row(String name, Map<YearMonth, BigDecimal> byMonth) {
    BigDecimal total() {
      return byMonth.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  Markup drawn() {
    List<YearMonth> months = facts.history().months(Months.SHOWN);
    Map<String, List<Cell>> lines = cells(months).stream().collect(groupingBy(Cell::line));
    return Tag.of(
        "div",
        lines.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, List<Cell>> it) -> total(it.getValue()))
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(it -> line(it.getKey(), it.getValue(), months))
            .toList());
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
            .map(it -> new Row(names.of(it.getKey()), it.getValue()))
            .sorted(Comparator.comparing(Row::total).reversed())
            .toList();
    if (products.size() <= SHOWN + 1) {
      return products;
    }
    List<Row> others = products.subList(SHOWN, products.size());
    List<Row> rows = new ArrayList<>(products.subList(0, SHOWN));
    rows.add(new Row(Counts.count(others.size()) + " other products", together(others)));
    return rows;
  }

  private static java.util.stream.Collector<Cell, ?, Map<YearMonth, BigDecimal>> byMonth() {
    return groupingBy(Cell::month, mapping(Cell::net, reducing(BigDecimal.ZERO, BigDecimal::add)));
  }

  private static Map<YearMonth, BigDecimal> together(List<Row> rows) {
    return rows.stream()
        .flatMap(row -> row.byMonth().entrySet().stream())
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, BigDecimal::add));
  }

  private Tag line(String line, List<Cell> cells, List<YearMonth> months) {
    long products = cells.stream().map(Cell::code).distinct().count();
    List<String> columns = new ArrayList<>(List.of("Product", "13 months", "All of them"));
    months.reversed().forEach(month -> columns.add(Days.briefMonth(month) + " " + month.getYear()));
    String id = "products-of-" + Integer.toHexString(line.hashCode());
    return Figure.opened(
        line + ", " + Counts.of(products, "product", "products"),
        new Table(
                id,
                "%s by product and month, %s".formatted(line, facts.money().code()),
                columns,
                rows(cells).stream().map(row -> row(row, months)).toList(),
                List.of())
            .drawn());
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
