package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.testsupport.DuckDb;
import countinghouse.testsupport.FakeWooCommerce;
import countinghouse.testsupport.RecordedShop;
import countinghouse.testsupport.TaskRun;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorded answers of a real shop through the whole task, read back by DuckDB. */
final class RecordedShopTest {
  @TempDir Path folder;
  private final FakeWooCommerce shop = RecordedShop.shop();
  private ShopHarness harness;

  @BeforeEach
  void openShop() {
    harness = new ShopHarness(folder, shop);
  }

  @Test
  void everyOrderArrivesWithItsTotalsToTheCent() {
    TaskRun run = harness.extract(ShopHead.ORDERS, "--from", "2025-01-01T00:00:00Z");

    assertThat(run.report().path("rows").path("read").asLong()).isEqualTo(526);
    assertThat(run.report().path("details").path("unknown_fields")).isEmpty();
    assertThat(totals("orders", "total")).isEqualTo(sums("total"));
    assertThat(totals("orders", "total_tax")).isEqualTo(sums("total_tax"));
    assertThat(totals("orders", "shipping_total")).isEqualTo(sums("shipping_total"));
    assertThat(
            harness.rows(ShopHead.ORDERS, "orders", "select count(*), count(distinct id) from %s"))
        .containsExactly(List.of(526L, 526L));
  }

  @Test
  void everyLineOfEveryOrderArrives() {
    harness.extract(ShopHead.ORDERS, "--from", "2025-01-01T00:00:00Z");

    Map<String, String> entities =
        Map.of(
            "order_lines", "line_items",
            "order_taxes", "tax_lines",
            "order_shipping", "shipping_lines",
            "order_fees", "fee_lines",
            "order_coupons", "coupon_lines");
    entities.forEach((entity, field) -> {
      Set<List<Long>> expected = new HashSet<>();
      for (ObjectNode order : shop.records("orders")) {
        order.path(field).forEach(it -> expected.add(List.of(id(order), id(it))));
      }
      assertThat(pairs(entity, "order_id")).as(entity).isEqualTo(expected);
    });
  }

  @Test
  void theSumOfItsLinesShippingFeesAndTaxIsTheTotalOfEachOrder() {
    harness.extract(ShopHead.ORDERS, "--from", "2025-01-01T00:00:00Z");

    String sql =
        """
        select count(*) from %s o where o.total - o.total_tax
          <> coalesce((select sum(l.total) from %s l where l.order_id = o.id), 0)
           + coalesce((select sum(s.total) from %s s where s.order_id = o.id), 0)
           + coalesce((select sum(f.total) from %s f where f.order_id = o.id), 0)
        """
            .formatted(
                harness.table(ShopHead.ORDERS, "orders"),
                harness.table(ShopHead.ORDERS, "order_lines"),
                harness.table(ShopHead.ORDERS, "order_shipping"),
                harness.table(ShopHead.ORDERS, "order_fees"));
    assertThat(DuckDb.query(sql)).containsExactly(List.of(0L));
  }

  @Test
  void namesLoseTheirEscapesAndTimesAreThoseInGmt() {
    harness.extract(ShopHead.ORDERS, "--from", "2025-01-01T00:00:00Z");

    String names = "select count(*) from %s where name like '%%&amp;%%'";
    assertThat(harness.rows(ShopHead.ORDERS, "order_lines", names)).containsExactly(List.of(0L));
    assertThat(
            harness.rows(
                ShopHead.ORDERS,
                "order_lines",
                "select count(*) > 0 from %s where name like 'Tom & Jerry%%'"))
        .containsExactly(List.of(true));
    assertThat(
            harness.rows(
                ShopHead.ORDERS,
                "orders",
                "select strftime(date_created, '%%Y-%%m-%%dT%%H:%%M:%%S'), payload->>'date_created_gmt' from %s"))
        .hasSize(526)
        .allSatisfy(row -> assertThat(row.get(0)).isEqualTo(row.get(1)));
  }

  @Test
  void noSecretOrTrackingFieldEntersTheLake() {
    harness.extract(ShopHead.ORDERS, "--from", "2025-01-01T00:00:00Z");
    harness.extract(ShopHead.CUSTOMERS);

    String forbidden =
        "order_key|payment_url|\"wc_order_[A-Za-z0-9]{13}\"|customer_ip|user_agent|203\\.0\\.113|Mozilla|_links";
    assertThat(
            harness.rows(
                ShopHead.ORDERS,
                "orders",
                "select id from %s where regexp_matches(payload, '" + forbidden + "')"))
        .isEmpty();
    assertThat(
            harness.rows(
                ShopHead.CUSTOMERS,
                "customers",
                "select id from %s where payload like '%%gravatar%%' or payload like '%%last_active%%'"))
        .isEmpty();
  }

  @Test
  void everyRefundArrivesWithItsLines() {
    harness.extract(ShopHead.REFUNDS, "--from", "2025-01-01T00:00:00Z");

    Set<List<Long>> lines = new HashSet<>();
    BigDecimal amount = BigDecimal.ZERO;
    for (ObjectNode refund : shop.records("refunds")) {
      amount = amount.add(new BigDecimal(refund.path("amount").asText()));
      refund.path("line_items").forEach(it -> lines.add(List.of(id(refund), id(it))));
    }
    assertThat(harness.rows(ShopHead.REFUNDS, "refunds", "select count(*), sum(amount) from %s"))
        .containsExactly(List.of(110L, amount.setScale(4)));
    assertThat(
            DuckDb.query(
                "select refund_id, id from " + harness.table(ShopHead.REFUNDS, "refund_lines")))
        .hasSameSizeAs(lines);
    assertThat(
            harness.rows(
                ShopHead.REFUNDS,
                "refund_lines",
                "select count(*) from %s where refunded_item_id is null or quantity > 0 or total > 0"))
        .containsExactly(List.of(0L));
  }

  @Test
  void refundsReadOrderByOrderAreTheSame() throws Exception {
    FakeWooCommerce old = RecordedShop.shop().without("/refunds");
    ShopHarness oldBench = new ShopHarness(folder.resolve("old"), old);
    oldBench.extract(ShopHead.REFUNDS, "--from", "2025-01-01T00:00:00Z");
    harness.extract(ShopHead.REFUNDS, "--from", "2025-01-01T00:00:00Z");

    String select = "select * exclude (record_number) from %s order by id";
    assertThat(oldBench.rows(ShopHead.REFUNDS, "refunds", select))
        .isEqualTo(harness.rows(ShopHead.REFUNDS, "refunds", select));
  }

  @Test
  void productsVariationsCustomersAndCategoriesArriveWhole() {
    harness.extract(ShopHead.PRODUCTS);
    harness.extract(ShopHead.VARIATIONS);
    harness.extract(ShopHead.CUSTOMERS);
    harness.extract(ShopHead.CATEGORIES);

    assertThat(
            harness.rows(
                ShopHead.PRODUCTS, "products", "select count(*), count(distinct sku) from %s"))
        .containsExactly(List.of(40L, distinct("products", "sku")));
    assertThat(harness.rows(ShopHead.PRODUCTS, "product_categories", "select count(*) from %s"))
        .containsExactly(
            List.of(
                shop.records("products").stream()
                    .mapToLong(it -> it.path("categories").size())
                    .sum()));
    assertThat(
            harness.rows(
                ShopHead.VARIATIONS,
                "variations",
                "select count(*), min(product_id), max(product_id) from %s"))
        .containsExactly(List.of(12L, 82L, 89L));
    assertThat(
            harness.rows(
                ShopHead.CUSTOMERS, "customers", "select count(*), count(distinct email) from %s"))
        .containsExactly(List.of(150L, distinct("customers", "email")));
    assertThat(
            harness.rows(
                ShopHead.CATEGORIES, "categories", "select name from %s where slug = 'books-maps'"))
        .containsExactly(List.of("Books & Maps"));
  }

  @Test
  void theManifestSaysWhereAndWhenItIsFrom() {
    harness.extract(ShopHead.ORDERS, "--from", "2026-11-01T00:00:00Z");
    harness.extract(ShopHead.CUSTOMERS);

    Manifest orders = harness.manifests(ShopHead.ORDERS).getFirst();
    assertThat(orders.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(orders.currency()).isEqualTo("USD");
    assertThat(orders.sourceVersion()).isEqualTo("10.0.2");
    assertThat(orders.sourceKind()).isEqualTo("woocommerce");
    assertThat(orders.kind()).isEqualTo(RunKind.WINDOW);
    assertThat(orders.extractedAt()).isEqualTo(ShopHarness.NOW);
    assertThat(orders.complete()).isTrue();
    assertThat(harness.manifests(ShopHead.CUSTOMERS).getFirst().kind()).isEqualTo(RunKind.FULL);
  }

  @Test
  void theSameWindowGivesTheSameBytesWhateverThePageSize() {
    harness.extract(ShopHead.ORDERS, "--from", "2026-10-25T00:00:00Z");
    harness.withPages(7).extract(ShopHead.ORDERS, "--from", "2026-10-25T00:00:00Z");

    List<Manifest> runs = harness.manifests(ShopHead.ORDERS);
    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).headFile().rows()).isGreaterThan(20);
    assertThat(runs.get(0).files()).isEqualTo(runs.get(1).files());
  }

  private Map<String, BigDecimal> totals(String entity, String column) {
    String sql = "select currency, sum(" + column + ") from %s group by 1";
    return harness.rows(ShopHead.ORDERS, entity, sql).stream()
        .collect(Collectors.toMap(it -> String.valueOf(it.get(0)), it -> decimal(it.get(1))));
  }

  private Map<String, BigDecimal> sums(String field) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (ObjectNode order : shop.records("orders")) {
      BigDecimal value = new BigDecimal(order.path(field).asText()).setScale(4);
      sums.merge(order.path("currency").asText(), value, BigDecimal::add);
    }
    return sums;
  }

  private Set<List<Long>> pairs(String entity, String parent) {
    return harness.rows(ShopHead.ORDERS, entity, "select " + parent + ", id from %s").stream()
        .map(row -> List.of((Long) number(row.get(0)), (Long) number(row.get(1))))
        .collect(Collectors.toSet());
  }

  private long distinct(String list, String field) {
    return shop.records(list).stream()
        .map(it -> it.path(field).asText())
        .filter(it -> !it.isEmpty())
        .distinct()
        .count();
  }

  private static long id(JsonNode node) {
    return node.path("id").asLong();
  }

  private static Object number(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }

  private static BigDecimal decimal(@Nullable Object value) {
    return (BigDecimal) number(value);
  }
}
