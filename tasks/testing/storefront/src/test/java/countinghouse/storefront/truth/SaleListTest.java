package countinghouse.storefront.truth;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.storefront.Shown;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists of sales, lines and refunds add up to the sums by day, which are computed apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SaleListTest {
  private final Shown shown = Shown.after(400);
  private final Truth truth = new Truth(shown.business());
  private final SaleList sales = new SaleList(shown.business());

  @ParameterizedTest
  @EnumSource(Source.class)
  void salesAddUpToTheSumsByDay(Source source) {
    List<Map<String, String>> rows = rows(sales.sales(), source);

    assertThat(rows).hasSize(Math.toIntExact(total(source, Measure.ORDERS)));
    assertThat(sum(rows, "gross")).isEqualTo(total(source, Measure.GROSS));
    assertThat(sum(rows, "discount")).isEqualTo(total(source, Measure.DISCOUNT));
    assertThat(sum(rows, "net_sales")).isEqualTo(total(source, Measure.NET_SALES));
    assertThat(sum(rows, "total")).isEqualTo(total(source, Measure.TOTAL));
    assertThat(rows.stream().filter(row -> Objects.equals(row.get("wholesale"), "true")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void linesAddUpToTheSumsByDay(Source source) {
    List<Map<String, String>> rows = rows(sales.lines(), source);

    assertThat(rows).hasSize(Math.toIntExact(total(source, Measure.ORDER_LINES)));
    assertThat(sum(rows, "gross")).isEqualTo(total(source, Measure.GROSS));
    assertThat(sum(rows, "discount")).isEqualTo(total(source, Measure.DISCOUNT));
    assertThat(sum(rows, "net_sales")).isEqualTo(total(source, Measure.NET_SALES));
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void whatWasGivenBackAddsUpToTheSumsByDay(Source source) {
    List<Map<String, String>> rows = rows(new RefundList(shown.business()).csv(), source);

    assertThat(sum(rows, "net_sales")).isPositive().isEqualTo(total(source, Measure.REFUND_NET));
  }

  private long total(Source source, Measure measure) {
    return truth.days().entrySet().stream()
        .filter(day -> day.getKey().source() == source)
        .mapToLong(day -> day.getValue().get(measure))
        .sum();
  }

  private static long sum(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .map(row -> new BigDecimal(Objects.requireNonNull(row.get(column))))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .movePointRight(2)
        .longValueExact();
  }

  private static List<Map<String, String>> rows(String csv, Source source) {
    List<String[]> rows = csv.lines().map(row -> row.split(",", -1)).toList();
    return rows.stream()
        .skip(1)
        .map(row -> row(rows.getFirst(), row))
        .filter(row -> Objects.equals(row.get("source"), source.id()))
        .toList();
  }

  private static Map<String, String> row(String[] header, String[] cells) {
    assertThat(cells).hasSameSizeAs(header);
    Map<String, String> row = new HashMap<>();
    for (int place = 0; place < header.length; place++) {
      row.put(header[place], cells[place]);
    }
    return row;
  }
}
