package countinghouse.buildmarts.order;

import static countinghouse.warehouse.tables.conformed.Tables.ALLOCATED_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.HEADER_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.buildmarts.order.Allocation.Line;
import countinghouse.buildmarts.rule.RuleTables;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.TableWriter;
import countinghouse.star.Rules;
import countinghouse.warehouse.ConformedTables;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jooq.DSLContext;

/** The SQL of allocation against its rule in Java, on the engine itself. */
final class AllocationProperties {
  private static final int MOST_LINES = 9;
  private static final Map<String, Integer> DIGITS = Map.of("USD", 2, "JPY", 0, "KWD", 3, "ZZZ", 2);

  /** One order: an amount in its header and its lines. */
  record Case(String currency, BigDecimal amount, List<BigDecimal> nets) {
    List<Line> lines() {
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < nets.size(); i++) {
        lines.add(new Line("line" + i, nets.get(i)));
      }
      return lines;
    }
  }

  @Property(tries = 15)
  void theSqlSharesAsTheRuleSaysAndToTheLastUnit(@ForAll("cases") List<Case> cases)
      throws IOException {
    Map<Long, Map<String, BigDecimal>> found = allocated(cases);

    for (int i = 0; i < cases.size(); i++) {
      Case one = cases.get(i);
      Map<String, BigDecimal> shares = found.getOrDefault((long) i, Map.of());
      assertThat(shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .as("%s", one)
          .isEqualByComparingTo(one.amount());
      assertThat(plain(shares))
          .as("%s", one)
          .isEqualTo(plain(Allocation.of(one.amount(), one.lines(), digits(one))));
    }
  }

  @Provide
  Arbitrary<List<Case>> cases() {
    Arbitrary<BigDecimal> net =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(BigDecimal.ZERO)),
            Tuple.of(6, money("-20.0000", "90000.0000")));
    return Combinators.combine(
            Arbitraries.of(DIGITS.keySet()),
            money("-5000.0000", "2000000.0000"),
            net.list().ofMinSize(1).ofMaxSize(MOST_LINES))
        .as(Case::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static Arbitrary<BigDecimal> money(String from, String to) {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal(from), new BigDecimal(to))
        .ofScale(4)
        .map(amount -> amount.setScale(4));
  }

  private static Map<Long, Map<String, BigDecimal>> allocated(List<Case> cases) throws IOException {
    Path folder = Files.createTempDirectory("allocation");
    Path file = folder.resolve("warehouse.duckdb");
    try (Warehouse warehouse = Warehouse.openUnchecked("jdbc:duckdb:" + file)) {
      return allocated(cases, warehouse);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static Map<Long, Map<String, BigDecimal>> allocated(
      List<Case> cases, Warehouse warehouse) {
    ConformedTables.create(warehouse);
    TableWriter writer = new TableWriter(warehouse.dsl(), warehouse.engine());
    new RuleTables(inputs(warehouse)).tables().forEach(writer::write);
    for (int i = 0; i < cases.size(); i++) {
      insert(warehouse.dsl(), i, cases.get(i));
    }
    writer.write(new AllocatedAmount());
    Map<Long, Map<String, BigDecimal>> found = new TreeMap<>();
    warehouse
        .dsl()
        .select(ORDER_LINE.ORDER_KEY, ORDER_LINE.LINE_ID, ALLOCATED_AMOUNT.SHIPPING_AMOUNT)
        .from(ALLOCATED_AMOUNT)
        .join(ORDER_LINE)
        .on(ORDER_LINE.LINE_KEY.eq(ALLOCATED_AMOUNT.LINE_KEY))
        .forEach(row ->
            found
                .computeIfAbsent(row.value1(), order -> new TreeMap<>())
                .put(row.value2(), row.value3()));
    return found;
  }

  /** Beside the amount stands another, which must not change it. */
  private static void insert(DSLContext dsl, long order, Case one) {
    BigDecimal none = BigDecimal.ZERO;
    dsl.insertInto(HEADER_AMOUNT)
        .columns(HEADER_AMOUNT.fields())
        .values(order, one.currency(), one.amount(), none, BigDecimal.ONE, none, none)
        .execute();
    for (int i = 0; i < one.lines().size(); i++) {
      Line line = one.lines().get(i);
      dsl.insertInto(ORDER_LINE)
          .set(ORDER_LINE.SOURCE_NAME, "shop")
          .set(ORDER_LINE.SOURCE_KIND, "woocommerce")
          .set(ORDER_LINE.ORDER_KEY, order)
          .set(ORDER_LINE.ORDER_ID, "order" + order)
          .set(ORDER_LINE.LINE_KEY, order * MOST_LINES + i)
          .set(ORDER_LINE.LINE_ID, line.id())
          .set(ORDER_LINE.LINE_KIND, "product")
          .set(ORDER_LINE.PRODUCT_DURABLE_KEY, -2L)
          .set(ORDER_LINE.IS_HEADER_AMOUNT, false)
          .set(ORDER_LINE.QUANTITY, BigDecimal.ONE)
          .set(ORDER_LINE.GROSS_AMOUNT, line.net())
          .set(ORDER_LINE.DISCOUNT_AMOUNT, none)
          .set(ORDER_LINE.NET_AMOUNT, line.net())
          .set(ORDER_LINE.TAX_AMOUNT, none)
          .set(ORDER_LINE.FEE_AMOUNT, none)
          .set(ORDER_LINE.GIFT_CARD_AMOUNT, none)
          .execute();
    }
  }

  private static Inputs inputs(Warehouse warehouse) {
    return new Inputs(
        warehouse.engine(),
        ZoneOffset.UTC,
        Currency.getInstance("USD"),
        DayOfWeek.MONDAY,
        Month.JANUARY,
        Rules.load(Optional.empty()),
        Set.of());
  }

  private static int digits(Case one) {
    return DIGITS.getOrDefault(one.currency(), 2);
  }

  private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
    Map<String, String> plain = new TreeMap<>();
    amounts.forEach((id, amount) -> plain.put(id, amount.setScale(4).toPlainString()));
    return plain;
  }
}
