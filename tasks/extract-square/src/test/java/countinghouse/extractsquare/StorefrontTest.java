package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.apiclient.Timing;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.ManifestFile;
import countinghouse.lake.RunKind;
import countinghouse.storefront.Storefront;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated till, whose truth is written down, through the extractor into a lake. */
final class StorefrontTest {
  @TempDir Path folder;

  @Test
  void historyAndTheNextDaysHoldTheTruthOfEveryDay() throws IOException {
    try (Storefront storefront =
        new Storefront(
            new Storefront.Options(
                11, LocalDate.of(2025, 1, 1), 40, 1.0, 0, folder.resolve("truth"), "10.0.2"))) {
      extractEverything(storefront);
      storefront.advance(1);
      extractEverything(storefront);
      storefront.advance(4);
      extractEverything(storefront);
    }

    DuckDb duck = new DuckDb(folder.resolve("lake"));
    assertThat(duck.rows(found())).hasSizeGreaterThan(30).isEqualTo(duck.rows(truth()));
    assertIdsAreThoseOfTheOrders(duck);
  }

  /**
   * Sales, each on its own day, from the current version of every order; mirrored ones left out.
   */
  private String found() {
    return """
    with
    version as (%s),
    sale as (
      select *, (closed_at at time zone 'UTC' at time zone 'America/New_York')::date as day
      from (from version qualify row_number() over (partition by id order by fold desc) = 1)
      where state = 'COMPLETED'
        and id not in (select square_order_id from read_csv('%s', all_varchar = true))
    ),
    line as (
      select fold, record_number,
        sum(l.total_money - l.total_tax_money - l.total_service_charge_money)
          filter (where item_type <> 'GIFT_CARD') as net,
        sum(l.total_money) filter (where item_type = 'GIFT_CARD') as gift
      from (%s) l group by all
    )
    select strftime(day, '%%Y-%%m-%%d'), sum(net)::decimal(18, 2), sum(total_tax_money)::decimal(18, 2),
      sum(total_tip_money)::decimal(18, 2), coalesce(sum(gift), 0)::decimal(18, 2),
      sum(total_money)::decimal(18, 2)
    from sale join line using (fold, record_number)
    group by day order by day
    """
        .formatted(folded("orders"), folder.resolve("truth/mirrors.csv"), folded("order_lines"));
  }

  private String truth() {
    return """
    select strftime(day, '%%Y-%%m-%%d'), net_sales::decimal(18, 2), tax::decimal(18, 2),
      tips::decimal(18, 2), gift_cards_sold::decimal(18, 2), total::decimal(18, 2)
    from read_csv('%s') where source = 'square' and orders > 0 order by day
    """
        .formatted(folder.resolve("truth/sales_by_day.csv"));
  }

  private void assertIdsAreThoseOfTheOrders(DuckDb duck) {
    Manifest ids =
        lake().manifests("square", "orders").stream()
            .filter(it -> it.kind() == RunKind.IDS)
            .toList()
            .getLast();
    assertThat(duck.column("select id from '%s'".formatted(lake().localPath(ids, ids.headFile()))))
        .containsExactlyInAnyOrderElementsOf(
            duck.column("select distinct id from (" + folded("orders") + ")"));
  }

  private void extractEverything(Storefront storefront) {
    String now = storefront.now().toString();
    for (SquareHead head : SquareHead.values()) {
      run(storefront, "--head", head.toString(), "--to", now);
    }
    run(
        storefront,
        "--head",
        "orders",
        "--ids",
        "--created-from",
        "2025-01-01T00:00:00Z",
        "--to",
        now);
  }

  private void run(Storefront storefront, String... arguments) {
    Map<String, String> environment =
        Map.of(
            "COUNTINGHOUSE_LAKE", folder.resolve("lake").toUri().toString(),
            "COUNTINGHOUSE_SQUARE_URL", storefront.url(),
            "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN", storefront.accessToken(),
            "COUNTINGHOUSE_NOW", storefront.now().toString());
    TaskRun run =
        TaskRun.of(new ExtractSquare(Timing.real()), environment, Clock.systemUTC(), arguments);
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.report().path("details").path("unknown_fields").size()).as(run.log()).isZero();
  }

  /** All rows of an entity, numbered by the order in which staging folds their runs. */
  private String folded(String entity) {
    List<String> parts = new ArrayList<>();
    for (Manifest manifest : lake().manifests()) {
      for (ManifestFile file : manifest.files()) {
        if (file.entity().equals(entity)) {
          parts.add(
              "select %d as fold, * from read_parquet('%s', hive_partitioning = false)"
                  .formatted(parts.size(), lake().verifiedPath(manifest, file)));
        }
      }
    }
    return parts.stream().collect(Collectors.joining(" union all "));
  }

  private Lake lake() {
    return Lake.open(folder.resolve("lake").toUri());
  }
}
