package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.line.Line;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.FakeServer;
import countinghouse.testsupport.FakeWooCommerce;
import countinghouse.testsupport.RecordedShop;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorded answers of a real shop through the whole line. What is expected is summed straight
 * from the recorded JSON.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedShopTest {
  /** With nanoseconds, as a real clock has them, which the warehouse does not keep. */
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00.123456789Z");

  private static final Set<String> SALES = Set.of("processing", "completed", "refunded");
  private static final Set<String> SALES_AND_SHIPPED =
      Set.of("processing", "completed", "refunded", "shipped");

  private Path folder;
  private FakeServer server;
  private Line line;
  private Line listed;

  @BeforeAll
  void theShopIsReadAndPublishedUnderTwoSetsOfRules(@TempDir Path temporary) throws IOException {
    folder = temporary;
    server = FakeServer.start(RecordedShop.shop());
    Map<String, String> settings = new HashMap<>(FakeWooCommerce.CREDENTIALS);
    settings.put("COUNTINGHOUSE_WOOCOMMERCE_URL", server.address().toString());
    settings.put("COUNTINGHOUSE_START", "2025-01-01");
    settings.put("COUNTINGHOUSE_SOURCES", "woocommerce");
    line = new Line(folder.resolve("unlisted"), settings);
    line.extractShop(NOW);
    line.warehouse(NOW, "unlisted");

    settings.put("COUNTINGHOUSE_RULES", rulesWithShipped().toString());
    settings.put("COUNTINGHOUSE_LAKE", folder.resolve("unlisted/lake").toUri().toString());
    listed = new Line(folder.resolve("listed"), settings);
    listed.warehouse(NOW, "listed");
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void totalsPerCurrencyAreThoseOfTheOrdersThatTheRulesCallASale() throws SQLException {
    assertThat(totals(line)).isEqualTo(recordedTotals(SALES));
    assertThat(totals(line)).containsOnlyKeys("EUR", "USD");
  }

  @Test
  void aCustomStatusCountsOnceItIsListed() throws SQLException {
    assertThat(totals(listed)).isEqualTo(recordedTotals(SALES_AND_SHIPPED));
    assertThat(totals(listed)).isNotEqualTo(totals(line));
  }

  @Test
  void anUnlistedStatusIsNoSaleAndIsSaidSo() throws SQLException {
    assertThat(warnings(line)).contains("order-status-unknown");
    assertThat(warnings(listed)).doesNotContain("order-status-unknown");
  }

  @Test
  void ordersInAnotherCurrencyAreKeptApartAndHaveNoReportingAmountWithoutARate()
      throws SQLException {
    String orders =
        "select count(distinct order_id) from marts.fct_sales_line where currency = 'EUR'";
    assertThat(value(orders + " and order_status <> 'trash'")).isEqualTo("14");
    assertThat(value(orders + " and order_status = 'trash'")).isEqualTo("1");
    assertThat(value(orders + " and reporting_net_amount is not null")).isEqualTo("0");
    assertThat(warnings(line)).contains("reporting-amount-missing");
  }

  @Test
  void anOrderWithoutLinesHasOneAdjustmentLineThatTiesToItsNegativeTotal() throws SQLException {
    assertThat(
            value(
                "select string_agg(line_kind || ' ' || product_key || ' ' || is_header_amount || ' '"
                    + " || total_amount) from marts.fct_sales_line where order_id = '488'"))
        .isEqualTo("adjustment -2 true -3.0000");
  }

  @Test
  void refundsOfSalesAreCountedAndThoseOfTrashedOrdersOnlyListed() throws SQLException {
    Map<String, String> statuses =
        RecordedShop.orders().stream()
            .collect(Collectors.toMap(it -> it.path("id").asText(), it -> text(it, "status")));
    Map<Boolean, BigDecimal> recorded =
        RecordedShop.shop().records("refunds").stream()
            .collect(
                Collectors.groupingBy(
                    it -> SALES.contains(statuses.get(it.path("parent_id").asText())),
                    Collectors.reducing(
                        BigDecimal.ZERO.setScale(4),
                        it -> new BigDecimal(text(it, "amount")),
                        BigDecimal::add)));

    assertThat(
            Contents.map(
                line.url(),
                "select is_counted::varchar, sum(total_amount)::varchar"
                    + " from marts.fct_refund_line group by 1"))
        .isEqualTo(
            Map.of(
                "true", Objects.requireNonNull(recorded.get(true)).toString(),
                "false", Objects.requireNonNull(recorded.get(false)).toString()));
    assertThat(warnings(line)).contains("refund-of-no-sale");
  }

  @Test
  void productsKnownOnlyFromLinesAreInferredEachByItsOwnName() throws SQLException {
    String inferred = "select count(distinct product_key) from marts.dim_product where is_inferred";
    assertThat(value(inferred + " and product_name = 'Custom engraving work'")).isEqualTo("1");
    assertThat(value(inferred + " and product_name = 'Discontinued Lamp'")).isEqualTo("1");
    assertThat(value("select count(*) from marts.fct_sales_line where product_key = -1"))
        .isEqualTo("0");
    assertThat(warnings(line)).contains("product-inferred");
  }

  @Test
  void everyLineOfEveryOrderStandsInTheFactWhateverItsStatus() throws SQLException {
    long lines =
        RecordedShop.orders().stream()
            .mapToLong(it -> Math.max(1, it.path("line_items").size()))
            .sum();
    assertThat(value("select count(*) from marts.fct_sales_line")).isEqualTo(Long.toString(lines));
  }

  private Path rulesWithShipped() throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    String resource = "/warehouse-schema/rules/order_status.csv";
    try (InputStream shipped = Objects.requireNonNull(Line.class.getResourceAsStream(resource))) {
      String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(rules.resolve("order_status.csv"), text + "woocommerce,shipped,sale\n");
    }
    return rules;
  }

  private static Map<String, String> totals(Line line) throws SQLException {
    return Contents.map(
        line.url(),
        "select currency, sum(total_amount)::varchar from marts.fct_sales_line"
            + " where is_counted group by 1");
  }

  private static Map<String, String> recordedTotals(Set<String> statuses) {
    Map<String, BigDecimal> totals = new TreeMap<>();
    for (ObjectNode order : RecordedShop.orders()) {
      if (statuses.contains(text(order, "status"))) {
        BigDecimal total = new BigDecimal(text(order, "total")).setScale(4);
        totals.merge(text(order, "currency"), total, BigDecimal::add);
      }
    }
    return totals.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, it -> it.getValue().toString(), (a, b) -> a, TreeMap::new));
  }

  private static List<String> warnings(Line line) throws SQLException {
    return List.copyOf(
        Contents.map(line.url(), "select rule, level from ops.check_result where status = 'warned'")
            .keySet());
  }

  private String value(String query) throws SQLException {
    return Contents.value(line.url(), query);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
