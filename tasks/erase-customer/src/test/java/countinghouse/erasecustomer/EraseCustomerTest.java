package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.buildmarts.BuildMarts;
import countinghouse.lake.Lake;
import countinghouse.loadstaging.LoadStaging;
import countinghouse.migratewarehouse.Migration;
import countinghouse.taskkit.Settings;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.Everything;
import countinghouse.testsupport.TaskRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is gone after an erasure, and what stays. */
class EraseCustomerTest extends OnSampleBusiness {
  @Test
  void nothingOfThePersonIsLeftInAnyFile() throws Exception {
    theSourcesEraseAnna();
    done(new BuildMarts(), "warehouse", "--build", "before");
    assertThat(Everything.in(folder).holding("canary")).hasSizeGreaterThan(20);
    assertThat(Everything.in(folder).holding("201 555 0121")).isNotEmpty();

    TaskRun run = erase(ANNA);

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(Everything.in(folder).holding("canary")).isEmpty();
    assertThat(Everything.in(folder).holding("201 555 0121")).isEmpty();
    assertThat(Everything.in(folder).holding("sq1"))
        .allMatch(place -> place.contains("customers") || place.contains("(bytes)"));
    assertThat(run.log() + run.out() + run.report()).doesNotContainIgnoringCase("canary");
  }

  @Test
  void othersAndAllAmountsStay() throws Exception {
    theSourcesEraseAnna();
    erase(ANNA);
    assertThat(
            value(
                "select count(*) from staging.woocommerce_orders where billing_email = 'ben@example.com'"))
        .isEqualTo("1");
    assertThat(
            value(
                "select string_agg(id || ' ' || total || ' ' || customer_id, ', ' order by id, run_id)"
                    + " from staging.woocommerce_orders where not is_deleted"))
        .isEqualTo("1 10.0000 0, 1 10.0000 0, 2 10.0000 0, 2 10.0000 0, 3 10.0000 43");
    assertThat(
            value(
                "select string_agg(distinct name, ', ' order by name) from staging.woocommerce_order_lines"))
        .isEqualTo("Mug, Mug for (erased), Mug for Ben Jones");
    assertThat(
            value(
                "select payload from staging.woocommerce_orders where id = 1 order by run_id limit 1"))
        .isEqualTo(
            "{\"id\":1,\"line_items\":[{\"name\":\"Mug for (erased)\",\"total\":10.00}],\"total\":\"10.00\"}");
  }

  @Test
  void aWarehouseRebuiltFromTheLakeAloneIsTheErasedOneAndTheMartsKeepTheirAmounts()
      throws Exception {
    theSourcesEraseAnna();
    done(new BuildMarts(), "warehouse", "--build", "before");
    String amounts =
        "select count(*) || ' ' || sum(net_amount) || ' ' || sum(total_amount) from %s.fct_sales_line"
            + " where is_counted";
    String before = value(amounts.formatted("marts_before"));
    erase(ANNA);

    for (String warehouse : List.of("warehouse", "rebuilt")) {
      done(new LoadStaging(), warehouse);
      done(new BuildMarts(), warehouse, "--build", "after");
    }

    assertThat(staging("rebuilt")).isEqualTo(staging("warehouse"));
    assertThat(Contents.of(url("rebuilt"), "marts_after", STAMPS))
        .isEqualTo(Contents.of(url("warehouse"), "marts_after", STAMPS));
    assertThat(value(amounts.formatted("marts_after"))).isEqualTo(before);
    assertThat(
            value(
                "select string_agg(order_id || ' ' || (customer_durable_key = -1), ', ' order by order_id)"
                    + " from marts_after.fct_sales_line where line_kind <> 'adjustment'"))
        .isEqualTo("1 true, 2 true, 3 false");
  }

  @Test
  void whatAKilledExtractionLeftIsRemovedAWeekLaterAndToldOfBefore() throws Exception {
    theSourcesEraseAnna();
    Path orphan = folder.resolve("lake/woocommerce/orders/run=20260309T070000Z-0/orders.parquet");
    Files.createDirectories(orphan.resolveSibling("."));
    Files.writeString(orphan, "of canary");
    TaskRun run = erase(ANNA);
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.messages("warning"))
        .anyMatch(text -> text.contains("runs that are not committed may tell of the person too"));
    assertThat(orphan).exists();

    Clock aWeekLater = Clock.offset(Clock.systemUTC(), Lake.ORPHAN_AGE.plusDays(1));
    run =
        run(
            new EraseCustomer(aWeekLater, step -> {}),
            "warehouse",
            "--customer=woocommerce:42",
            "--confirm",
            "--by=x",
            "--reason=y");

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.messages("warning")).isEmpty();
    assertThat(Everything.in(folder).holding("canary")).isEmpty();
  }

  @Test
  void theNumberOfVersionsAndTheWatermarkStay() throws Exception {
    theSourcesEraseAnna();
    String versions = "select count(*) from staging.woocommerce_orders";
    String ledger = "select count(*) || ' ' || max(range_to) || ' ' || sum(rows_new) from ops.load";
    String versionsBefore = value(versions);
    String ledgerBefore = value(ledger);
    erase(ANNA);
    assertThat(value(versions)).isEqualTo(versionsBefore);
    assertThat(value(ledger)).isEqualTo(ledgerBefore);
  }

  @Test
  void itIsRecordedWithoutSayingWhoItWas() throws Exception {
    theSourcesEraseAnna();
    erase(ANNA);
    assertThat(
            value(
                "select requested_by || ', ' || reason || ', ' || profiles || ', ' || records || ', '"
                    + " || lake_runs || ', ' || (finished_at is not null) from ops.erasure"))
        .isEqualTo("data office, ticket 17, 3, 7, 8, true");
    assertThat(value("select count(*) from ops.erasure_record")).isEqualTo("0");
  }

  @Test
  void behindAPrefixOnlyItsOwnSchemasAreTouched() throws SQLException {
    String prefix = "dev_eve_";
    business.secondDay();
    Migration.migrate(
        Settings.from(
            Map.of(
                "COUNTINGHOUSE_WAREHOUSE",
                url("warehouse"),
                "COUNTINGHOUSE_SCHEMA_PREFIX",
                prefix)));
    run(folder, prefix, new LoadStaging(), "warehouse");
    value("create schema dev_eve_marts_one; create schema marts_of_others; select 1");
    String known =
        "select count(*) from %sstaging.woocommerce_orders where billing_email ilike 'anna@%%'";
    String ofOthers = value(known.formatted(""));
    assertThat(value(known.formatted(prefix))).isNotEqualTo("0");

    TaskRun run = run(folder, prefix, new EraseCustomer(), "warehouse", ANNA);

    assertThat(run.exitCode()).as(run.log() + run.out()).isZero();
    assertThat(value(known.formatted(prefix))).isEqualTo("0");
    assertThat(value(known.formatted(""))).isEqualTo(ofOthers).isNotEqualTo("0");
    assertThat(
            value(
                "select string_agg(schema_name, ' ' order by 1) from duckdb_schemas()"
                    + " where schema_name like '%marts_%'"))
        .isEqualTo("marts_of_others");
  }
}
