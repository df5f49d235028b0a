package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.apiclient.HttpTransport;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.ManifestFile;
import countinghouse.lake.RunKind;
import countinghouse.storefront.Storefront;
import countinghouse.testsupport.DuckDb;
import countinghouse.testsupport.FakeWooCommerce;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated shop, whose truth is written down, through the extractor into a lake. */
final class StorefrontTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"10.0.2", "10.3.0"})
  void historyAndTheNextDaysHoldTheTruthOfEveryDay(String version) throws IOException {
    ShopHarness harness = new ShopHarness(folder.resolve("lake"), new FakeWooCommerce());
    Storefront.Options options =
        new Storefront.Options(11, START, 40, 1.0, 0, folder.resolve("truth"), version);
    try (Storefront storefront = new Storefront(options)) {
      extractEverything(harness, storefront);
      storefront.advance(1);
      extractEverything(harness, storefront);
      storefront.advance(4);
      extractEverything(harness, storefront);
    }

    assertThat(DuckDb.query(sales(harness))).hasSizeGreaterThan(30).isEqualTo(truthOfSales());
    assertThat(DuckDb.query(refunds(harness))).isNotEmpty().isEqualTo(truthOfRefunds());
    assertThat(variationsSold(harness)).isEmpty();
    assertThat(lastSnapshotHidesNothing(harness)).isTrue();
  }

  /** Sales by day from the last version of every order that still exists. */
  private static String sales(ShopHarness harness) {
    return """
    with %s,
    line as (select fold, record_number, count(*) as lines, sum(total) as net from (%s) group by all),
    fee as (select fold, record_number, sum(total) as fees from (%s) group by all)
    select strftime(day, '%%Y-%%m-%%d'), count(*), sum(lines)::bigint, sum(net)::decimal(18, 2),
      sum(total_tax)::decimal(18, 2), sum(shipping_total)::decimal(18, 2),
      coalesce(sum(fees), 0)::decimal(18, 2), sum(total)::decimal(18, 2)
    from sale left join line using (fold, record_number) left join fee using (fold, record_number)
    group by day order by day
    """
        .formatted(
            currentSales(harness),
            folded(harness, ShopHead.ORDERS, "order_lines", RunKind.WINDOW),
            folded(harness, ShopHead.ORDERS, "order_fees", RunKind.WINDOW));
  }

  /** Refunds of those sales, by their own day; a deleted one is told by the last snapshot only. */
  private static String refunds(ShopHarness harness) {
    return """
    with %s,
    refund as (
      select *, (date_created at time zone 'UTC' at time zone 'America/New_York')::date as refunded
      from (%s) qualify row_number() over (partition by id order by fold desc) = 1
    )
    select strftime(refunded, '%%Y-%%m-%%d'), count(*), sum(amount)::decimal(18, 2)
    from refund join sale on sale.id = refund.parent_id
    where refund.id::varchar in (select id from (%s))
    group by refunded order by refunded
    """
        .formatted(
            currentSales(harness),
            folded(harness, ShopHead.REFUNDS, "refunds", RunKind.WINDOW),
            lastOf(harness, ShopHead.REFUNDS, RunKind.IDS));
  }

  private static String currentSales(ShopHarness harness) {
    return """
    version as (%s),
    sale as (
      select *, (date_created at time zone 'UTC' at time zone 'America/New_York')::date as day
      from (from version qualify row_number() over (partition by id order by fold desc) = 1)
      where status in ('processing', 'completed', 'refunded')
        and id::varchar in (select id from (%s))
    )\
    """
        .formatted(
            folded(harness, ShopHead.ORDERS, "orders", RunKind.WINDOW),
            lastOf(harness, ShopHead.ORDERS, RunKind.IDS));
  }

  private List<List<@Nullable Object>> truthOfSales() {
    return truth(
        """
        orders, order_lines, net_sales::decimal(18, 2), tax::decimal(18, 2),
        shipping::decimal(18, 2), fees::decimal(18, 2), total::decimal(18, 2)
        """,
        "orders > 0");
  }

  private List<List<@Nullable Object>> truthOfRefunds() {
    return truth("refunds, refund_total::decimal(18, 2)", "refunds > 0");
  }

  private List<List<@Nullable Object>> truth(String columns, String condition) {
    return DuckDb.query(
        "select strftime(day, '%%Y-%%m-%%d'), %s from read_csv('%s') where source = 'woocommerce' and %s order by day"
            .formatted(columns, folder.resolve("truth/sales_by_day.csv"), condition));
  }

  /** Variations on order lines that the last list of variations does not know. */
  private static List<List<@Nullable Object>> variationsSold(ShopHarness harness) {
    return DuckDb.query(
        "select distinct variation_id from (%s) where variation_id > 0 and product_id > 0 and variation_id not in (select id from (%s))"
            .formatted(
                folded(harness, ShopHead.ORDERS, "order_lines", RunKind.WINDOW),
                lastOf(harness, ShopHead.VARIATIONS, RunKind.FULL)));
  }

  private static boolean lastSnapshotHidesNothing(ShopHarness harness) {
    return harness.manifests(ShopHead.ORDERS).stream().allMatch(Manifest::complete);
  }

  private static void extractEverything(ShopHarness harness, Storefront storefront) {
    String now = storefront.now().toString();
    harness.environment.put("COUNTINGHOUSE_WOOCOMMERCE_URL", storefront.url());
    harness.environment.put(
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY", storefront.keys().consumerKey());
    harness.environment.put(
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET", storefront.keys().consumerSecret());
    harness.environment.put("COUNTINGHOUSE_NOW", now);
    for (ShopHead head : ShopHead.values()) {
      run(harness, "--head", head.toString(), "--to", now);
    }
    String start = "2024-12-01T00:00:00Z";
    run(harness, "--head", "orders", "--ids", "--created-from", start, "--to", now);
    run(harness, "--head", "refunds", "--ids", "--created-from", start, "--to", now);
  }

  private static void run(ShopHarness harness, String... args) {
    TaskRun run = harness.run(new HttpTransport(), args);
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.report().path("details").path("unknown_fields").size()).as(run.log()).isZero();
  }

  /** All rows of an entity, numbered by the order in which staging folds their runs. */
  private static String folded(ShopHarness harness, ShopHead head, String entity, RunKind kind) {
    List<String> parts = new ArrayList<>();
    for (Manifest manifest : harness.manifests(head)) {
      for (ManifestFile file : manifest.files()) {
        if (manifest.kind() == kind && file.entity().equals(entity)) {
          parts.add(
              "select %d as fold, * from %s"
                  .formatted(parts.size(), parquet(harness, manifest, file)));
        }
      }
    }
    return String.join(" union all ", parts);
  }

  private static String lastOf(ShopHarness harness, ShopHead head, RunKind kind) {
    Manifest last =
        harness.manifests(head).stream().filter(it -> it.kind() == kind).toList().getLast();
    return "select * from " + parquet(harness, last, last.headFile());
  }

  private static String parquet(ShopHarness harness, Manifest manifest, ManifestFile file) {
    Lake lake = harness.lake();
    return "read_parquet('%s', hive_partitioning = false)"
        .formatted(lake.verifiedPath(manifest, file));
  }
}
