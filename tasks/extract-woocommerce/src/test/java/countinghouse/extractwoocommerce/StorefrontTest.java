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
    Bench bench = new Bench(folder.resolve("lake"), new FakeWooCommerce());
    Storefront.Options options =
        new Storefront.Options(11, START, 40, 1.0, 0, folder.resolve("truth"), version);
    try (Storefront storefront = new Storefront(options)) {
      extractEverything(bench, storefront);
      storefront.advance(1);
      extractEverything(bench, storefront);
      storefront.advance(4);
      extractEverything(bench, storefront);
    }

    assertThat(DuckDb.query(sales(bench))).hasSizeGreaterThan(30).isEqualTo(truthOfSales());
    assertThat(DuckDb.query(refunds(bench))).isNotEmpty().isEqualTo(truthOfRefunds());
    assertThat(variationsSold(bench)).isEmpty();
    assertThat(lastSnapshotHidesNothing(bench)).isTrue();
  }

  /** Sales by day from the last version of every order that still exists. */
  private static String sales(Bench bench) {
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
            currentSales(bench),
            folded(bench, ShopHead.ORDERS, "order_lines", RunKind.WINDOW),
            folded(bench, ShopHead.ORDERS, "order_fees", RunKind.WINDOW));
  }

  /** Refunds of those sales, by their own day; a deleted one is told by the last snapshot only. */
  private static String refunds(Bench bench) {
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
            currentSales(bench),
            folded(bench, ShopHead.REFUNDS, "refunds", RunKind.WINDOW),
            lastOf(bench, ShopHead.REFUNDS, RunKind.IDS));
  }

  private static String currentSales(Bench bench) {
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
            folded(bench, ShopHead.ORDERS, "orders", RunKind.WINDOW),
            lastOf(bench, ShopHead.ORDERS, RunKind.IDS));
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
  private static List<List<@Nullable Object>> variationsSold(Bench bench) {
    return DuckDb.query(
        "select distinct variation_id from (%s) where variation_id > 0 and product_id > 0 and variation_id not in (select id from (%s))"
            .formatted(
                folded(bench, ShopHead.ORDERS, "order_lines", RunKind.WINDOW),
                lastOf(bench, ShopHead.VARIATIONS, RunKind.FULL)));
  }

  private static boolean lastSnapshotHidesNothing(Bench bench) {
    return bench.manifests(ShopHead.ORDERS).stream().allMatch(Manifest::complete);
  }

  private static void extractEverything(Bench bench, Storefront storefront) {
    String now = storefront.now().toString();
    bench.environment.put("COUNTINGHOUSE_WOOCOMMERCE_URL", storefront.url());
    bench.environment.put(
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY", storefront.keys().consumerKey());
    bench.environment.put(
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET", storefront.keys().consumerSecret());
    bench.environment.put("COUNTINGHOUSE_NOW", now);
    for (ShopHead head : ShopHead.values()) {
      run(bench, "--head", head.toString(), "--to", now);
    }
    String start = "2024-12-01T00:00:00Z";
    run(bench, "--head", "orders", "--ids", "--created-from", start, "--to", now);
    run(bench, "--head", "refunds", "--ids", "--created-from", start, "--to", now);
  }

  private static void run(Bench bench, String... args) {
    TaskRun run = bench.run(new HttpTransport(), args);
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.report().path("details").path("unknown_fields").size()).as(run.log()).isZero();
  }

  /** All rows of an entity, numbered by the order in which staging folds their runs. */
  private static String folded(Bench bench, ShopHead head, String entity, RunKind kind) {
    List<String> parts = new ArrayList<>();
    for (Manifest manifest : bench.manifests(head)) {
      for (ManifestFile file : manifest.files()) {
        if (manifest.kind() == kind && file.entity().equals(entity)) {
          parts.add(
              "select %d as fold, * from %s"
                  .formatted(parts.size(), parquet(bench, manifest, file)));
        }
      }
    }
    return String.join(" union all ", parts);
  }

  private static String lastOf(Bench bench, ShopHead head, RunKind kind) {
    Manifest last =
        bench.manifests(head).stream().filter(it -> it.kind() == kind).toList().getLast();
    return "select * from " + parquet(bench, last, last.headFile());
  }

  private static String parquet(Bench bench, Manifest manifest, ManifestFile file) {
    Lake lake = bench.lake();
    return "read_parquet('%s', hive_partitioning = false)"
        .formatted(lake.verifiedPath(manifest, file));
  }
}
