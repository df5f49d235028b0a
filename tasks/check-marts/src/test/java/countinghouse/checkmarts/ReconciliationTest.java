package countinghouse.checkmarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest extends OnSampleWarehouse {
  private final List<Manifest> loadedSince = new ArrayList<>();
  private final List<Manifest> waiting = new ArrayList<>();
  private Lake lake = Lake.open(Path.of("").toUri());

  @BeforeEach
  void makeLake() {
    lake = SampleLake.make(folder.resolve("lake"));
  }

  @Test
  void lakeStagingAndMartsAgree() {
    List<CheckResult> results = reconcile();

    assertThat(results).allSatisfy(result -> assertThat(result.failures()).isZero());
    assertThat(results)
        .extracting(CheckResult::rule)
        .containsExactly(
            "reconcile-square-payments",
            "reconcile-square-refunds",
            "reconcile-square-returns",
            "reconcile-square-sales",
            "reconcile-woocommerce-orders",
            "reconcile-woocommerce-refunds");
    assertThat(messageOf(results, "reconcile-square-sales"))
        .endsWith("2 days, 2 of 59.94 (1 not counted, 0 waiting; 0 not independently reconciled)");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          woocommerce-orders  | update fct_sales_line set total_amount = total_amount - 0.01 where order_id = '100' and line_id = '1'
          woocommerce-orders  | delete from fct_sales_line where order_id = '99'
          woocommerce-orders  | delete from staging.woocommerce_orders where id = 99
          woocommerce-orders  | update fct_sales_line set date_key = 20260602 where order_id = '99'
          woocommerce-refunds | update fct_refund_line set total_amount = 21.61 where refund_id = '500'
          woocommerce-refunds | update staging.woocommerce_refunds set amount = 21.61
          square-sales        | delete from fct_sales_line where order_id = 'M'
          square-sales        | update staging.square_orders set total_money = 22.01 where id = 'A'
          square-returns      | delete from fct_refund_line where refund_id = 'R'
          square-returns      | update staging.square_orders set return_total_money = 5.26 where id = 'R'
          square-payments     | update fct_payment set total_amount = 0 where payment_id = 'PA'
          square-payments     | delete from staging.square_payments where id = 'PM'
          square-refunds      | delete from fct_payment where payment_id = 'BA'
          square-refunds      | update staging.square_refunds set amount_money = 0
          """)
  void aFaultOnOneSideIsFoundByItsReconciliationOnly(String rule, String fault) {
    List<CheckResult> found =
        reconcile(fault).stream().filter(result -> result.failures() > 0).toList();

    assertThat(found).extracting(CheckResult::rule).containsExactly("reconcile-" + rule);
    assertThat(found.getFirst().message())
        .containsPattern("\\(2026-\\d\\d-\\d\\d: lake .+, staging .+, marts .+\\)");
  }

  @Test
  void theThreeFiguresStandInTheMessage() {
    List<CheckResult> results =
        reconcile("update fct_sales_line set total_amount = 8.01 where order_id = '99'");

    assertThat(messageOf(results, "reconcile-woocommerce-orders"))
        .endsWith("(2026-05-31: lake 1 of 8.00, staging 1 of 8.00, marts 1 of 8.01)");
  }

  @Test
  void anOrderThatNeverReachedStagingIsFound() {
    SampleLake.write(
        lake,
        SampleLake.SHOP_ORDERS,
        SampleLake.READ.minusSeconds(60),
        SampleLake.row(98L, "2026-05-30T15:00", "1.00"));

    assertThat(messageOf(reconcile(), "reconcile-woocommerce-orders"))
        .contains("(2026-05-30: lake 1 of 1.00, staging 0 of 0.00, marts 0 of 0.00)");
  }

  @Test
  void ofSeveralObservationsTheLastOneCounts() {
    SampleLake.write(
        lake,
        SampleLake.SHOP_ORDERS,
        SampleLake.READ.minusSeconds(60),
        SampleLake.row(99L, "2026-05-31T15:00", "700.00"));

    assertThat(reconcile()).allSatisfy(result -> assertThat(result.failures()).isZero());
  }

  @Test
  void whatWasReadAfterTheBuildIsNotHeldAgainstIt() {
    Manifest run =
        SampleLake.write(
            lake,
            SampleLake.SHOP_ORDERS,
            SampleLake.READ.plusSeconds(1),
            SampleLake.row(101L, "2026-06-03T15:00", "1.00"));
    loadedSince.add(run);

    assertThat(reconcile(versionOf(101, run)))
        .allSatisfy(result -> assertThat(result.failures()).isZero());
  }

  @Test
  void aRunThatWasReadBeforeTheBuildAndWaitsForLoadIsListedAndNotSummed() {
    Manifest run =
        SampleLake.write(
            lake,
            SampleLake.SHOP_ORDERS,
            SampleLake.READ.minusSeconds(60),
            SampleLake.row(98L, "2026-05-30T15:00", "1.00"));
    waiting.add(run);

    List<CheckResult> results = reconcile();

    assertThat(results)
        .filteredOn(result -> result.failures() > 0)
        .singleElement()
        .satisfies(result -> assertThat(result.rule()).isEqualTo("run-waits-for-load"))
        .satisfies(result -> assertThat(result.status()).isEqualTo(Status.WARNED))
        .satisfies(result -> assertThat(result.subject()).isEqualTo("woocommerce"))
        .satisfies(result -> assertThat(result.message()).contains(run.folder()));
  }

  @Test
  void whenAHeadWasFoldedAgainSinceTheBuildLakeAndMartsAreStillCompared() {
    Manifest run =
        SampleLake.write(
            lake,
            SampleLake.SHOP_ORDERS,
            SampleLake.READ.minusSeconds(60),
            SampleLake.row(100L, "2026-06-01T15:00", "37.94"));
    loadedSince.add(run);
    String foldedAgain =
        "update staging.woocommerce_orders set run_id = '%s' where id = 100".formatted(run.runId());

    List<CheckResult> results = reconcile(foldedAgain);

    assertThat(results)
        .filteredOn(result -> result.failures() > 0)
        .singleElement()
        .satisfies(result -> assertThat(result.rule()).isEqualTo("run-loaded-since"))
        .satisfies(result -> assertThat(result.status()).isEqualTo(Status.WARNED));
    assertThat(messageOf(results, "reconcile-woocommerce-orders"))
        .endsWith("0 not independently reconciled); staging was folded again and is left out");
    assertThat(
            messageOf(
                reconcile("update fct_sales_line set total_amount = 8.01 where order_id = '99'"),
                "reconcile-woocommerce-orders"))
        .endsWith("(2026-05-31: lake 1 of 8.00, marts 1 of 8.01)");
  }

  @Test
  void aRefundWhoseOrderWasLoadedAfterTheBuildStillWaitsInIt() {
    SampleLake.write(
        lake,
        SampleLake.SHOP_REFUNDS,
        SampleLake.READ,
        SampleLake.row(501L, "2026-06-02T15:00", "3.00"));
    Manifest run =
        SampleLake.write(
            lake,
            SampleLake.SHOP_ORDERS,
            SampleLake.READ.plusSeconds(1),
            SampleLake.row(999L, "2026-06-01T15:00", "5.00"));
    loadedSince.add(run);

    List<CheckResult> results =
        reconcile(
            """
            insert into staging.woocommerce_refunds
              select * replace (501 as id, 999 as parent_id, 3.00 as amount)
              from staging.woocommerce_refunds where id = 500
            """,
            versionOf(999, run));

    assertThat(messageOf(results, "reconcile-woocommerce-refunds"))
        .endsWith("1 days, 2 of 24.60 (0 not counted, 1 waiting; 0 not independently reconciled)");
  }

  private static String versionOf(long id, Manifest run) {
    return """
    insert into staging.woocommerce_orders
      select * replace (%d as id, '%s' as run_id, timestamp '%s' as extracted_at)
      from staging.woocommerce_orders where id = 100
    """
        .formatted(id, run.runId(), LocalDateTime.ofInstant(run.extractedAt(), ZoneOffset.UTC));
  }

  @Test
  void anOrderThatIsGoneStillCountsOnAllSides() {
    List<CheckResult> results =
        reconcile(
            """
            insert into staging.woocommerce_orders
              select * replace (true as is_deleted, extracted_at + interval 1 second as extracted_at)
              from staging.woocommerce_orders where id = 99;
            update fct_sales_line set is_deleted = true, is_counted = false where order_id = '99'
            """);

    assertThat(messageOf(results, "reconcile-woocommerce-orders"))
        .endsWith("2 days, 2 of 45.94 (1 not counted, 0 waiting; 0 not independently reconciled)");
  }

  @Test
  void aRefundWithoutItsOrderWaitsAndIsNoDifference() {
    SampleLake.write(
        lake,
        SampleLake.SHOP_REFUNDS,
        SampleLake.READ,
        SampleLake.row(501L, "2026-06-02T15:00", "3.00"));

    List<CheckResult> results =
        reconcile(
            """
            insert into staging.woocommerce_refunds
              select * replace (501 as id, 999 as parent_id, 3.00 as amount)
              from staging.woocommerce_refunds where id = 500
            """);

    assertThat(messageOf(results, "reconcile-woocommerce-refunds"))
        .endsWith("1 days, 2 of 24.60 (0 not counted, 1 waiting; 0 not independently reconciled)");
  }

  @Test
  void amountsThatStandOnlyInTheHeaderAreCountedApart() {
    List<CheckResult> results =
        reconcile("update fct_refund_line set is_header_amount = true where refund_id = '500'");

    assertThat(messageOf(results, "reconcile-woocommerce-refunds"))
        .endsWith("1 not independently reconciled)");
  }

  @Test
  void daysAreThoseOfTheBusiness() {
    SampleLake.write(
        lake,
        SampleLake.SHOP_ORDERS,
        SampleLake.READ.minusSeconds(60),
        SampleLake.row(98L, "2026-06-02T03:59", "1.00"));

    assertThat(messageOf(reconcile(), "reconcile-woocommerce-orders"))
        .contains("(2026-06-01: lake 2 of 38.94, staging 1 of 37.94, marts 1 of 37.94)");
  }

  private List<CheckResult> reconcile(String... faults) {
    try (Warehouse warehouse = Warehouse.open(url)) {
      for (String fault : faults) {
        SampleWarehouse.inBuild(warehouse, fault);
      }
      note(warehouse);
      Stamp candidate = Stamp.of(warehouse, SampleWarehouse.BUILD);
      LakeHeads heads =
          LakeHeads.of(
              warehouse,
              lake,
              LoadedRuns.seenBy(warehouse, SampleWarehouse.BUILD),
              unreadable -> fail(unreadable));
      LateRuns late = heads.late(candidate.stagingAsOf());
      Reconciliation reconciliation = new Reconciliation(warehouse, candidate, heads, late);
      List<CheckResult> results = new ArrayList<>(late.results());
      warehouse
          .engine()
          .inSchema(
              warehouse.dsl(),
              "marts_" + SampleWarehouse.BUILD.text(),
              () -> Reconcile.all().forEach(it -> results.addAll(reconciliation.run(it))));
      return results;
    }
  }

  private void note(Warehouse warehouse) {
    for (Manifest run : lake.manifests()) {
      if (loadedSince.contains(run)) {
        SampleLake.loadSince(warehouse, run);
      } else if (!waiting.contains(run)) {
        SampleLake.load(warehouse, run);
      }
    }
  }

  private static String messageOf(List<CheckResult> results, String rule) {
    return results.stream()
        .filter(result -> result.rule().equals(rule))
        .map(CheckResult::message)
        .findFirst()
        .orElseThrow();
  }
}
