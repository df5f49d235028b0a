package countinghouse.buildmarts;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.migratewarehouse.Migration;
import countinghouse.testsupport.FakeClock;
import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BuildMartsTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aMigratedWarehouse() {
    environment.put("COUNTINGHOUSE_WAREHOUSE", url());
    environment.put("COUNTINGHOUSE_TIMEZONE", "America/New_York");
    environment.put("COUNTINGHOUSE_CURRENCY", "USD");
    Migration.migrate(url());
  }

  @Test
  void anEmptyWarehouseGivesAStarOfNothingButItsMembers() {
    TaskRun run = run("--build", "first");

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.report().path("run").asText()).isEqualTo("first");
    assertThat(run.report().path("details").path("schema").asText()).isEqualTo("marts_first");
    assertThat(run.report().path("details").path("dim_product").asInt()).isEqualTo(2);
    assertThat(run.report().path("details").path("fct_sales_line").asInt(-1)).isZero();
    assertThat(single("select build_id from marts_first.build_stamp")).isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBuildOfTheSameNameIsMadeAnewWhetherItWasFinishedOrNot(boolean isFinished) {
    run("--build", "first");
    if (!isFinished) {
      change("delete from marts_first.build_stamp");
    }
    change("insert into marts_first.dim_channel values (5, 'left', 'over', 'Other')");

    TaskRun again = run("--build", "first");

    assertThat(again.exitCode()).as(again.log()).isZero();
    assertThat(single("select count(*) from marts_first.dim_channel where channel_key = 5"))
        .isEqualTo("0");
    assertThat(single("select count(*) from marts_first.build_stamp")).isEqualTo("1");
  }

  /** The one before may be what readers see: then this is their audit. */
  @Test
  void aBuildThatIsMadeAnewLeavesTheAuditOfTheOneBefore() {
    run("--build", "first");
    change(
        "insert into ops.check_run select build_id, 'passed', 1, 0, 0, built_at, built_at"
            + " from marts_first.build_stamp");

    run("--build", "first");

    assertThat(single("select count(*) from ops.check_run where status = 'passed'")).isEqualTo("1");
  }

  @Test
  void daysAreCompleteThoughAHeadThatALaterReleaseAddedWasNeverRead() {
    environment.put("COUNTINGHOUSE_SOURCES", "square");
    change(
        """
        insert into staging.square_orders by name
        select 'square' as source_name, 'run1' as run_id, 'run1' as content_run_id,
          timestamp '2026-03-01 09:00:00' as extracted_at, false as is_deleted, 0 as record_number,
          'A' as id, 'L' as location_id, 'COMPLETED' as state,
          timestamp '2026-02-27 15:00:00' as closed_at, 0 as total_money, 'h' as content_hash
        """);
    change(
        """
        insert into ops.load by name
        select 'square' as source_name, head, 'run1' as run_id, 'square' as source_kind, kind,
          timestamp '2026-03-01 08:58:00' as range_to, timestamp '2026-03-01 09:00:00' as extracted_at,
          0 as rows_read, 0 as rows_new, 0 as rows_unchanged, 0 as rows_rejected, 0 as rows_deleted,
          timestamp '2026-03-01 09:01:00' as loaded_at
        from (values ('orders', 'window'), ('payments', 'window'), ('refunds', 'window'),
          ('locations', 'full'), ('items', 'full'), ('variations', 'full'),
          ('catalog_categories', 'full'), ('customers', 'full')) heads(head, kind)
        """);

    run("--build", "before");
    change("delete from ops.load where head = 'customers'");
    run("--build", "without");

    assertThat(single("select is_complete from marts_before.dim_date where date_key = 20260227"))
        .isEqualTo("true");
    assertThat(single("select is_complete from marts_without.dim_date where date_key = 20260227"))
        .isEqualTo("false");
  }

  @Test
  void aBuildIdThatCannotNameASchemaIsAWrongCommandLine() {
    assertThat(run("--build", "Not an id").exitCode()).isEqualTo(64);
    assertThat(run().exitCode()).isEqualTo(64);
  }

  @Test
  void aRuleThatBreaksItsContractStopsTheBuildBeforeAnythingIsMade() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("order_status.csv"), "source_kind,status,treatment\nsquare,OPEN,perhaps\n");
    environment.put("COUNTINGHOUSE_RULES", rules.toString());

    TaskRun run = run("--build", "first");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.messages("error").getFirst()).contains("order_status.csv:2:3", "perhaps");
    assertThat(
            single(
                "select count(*) from information_schema.schemata where schema_name = 'marts_first'"))
        .isEqualTo("0");
  }

  @Test
  void withoutAZoneNothingIsBuilt() {
    environment.remove("COUNTINGHOUSE_TIMEZONE");

    assertThat(run("--build", "first").exitCode()).isEqualTo(78);
  }

  @Test
  void aWarehouseThatWasNotMigratedIsRefused() {
    environment.put("COUNTINGHOUSE_WAREHOUSE", "jdbc:duckdb:" + folder.resolve("nowhere.duckdb"));

    assertThat(run("--build", "first").exitCode()).isEqualTo(78);
  }

  private TaskRun run(String... arguments) {
    FakeClock clock = new FakeClock(Instant.parse("2026-03-02T08:00:00Z"));
    return TaskRun.of(new BuildMarts(), environment, clock, arguments);
  }

  private void change(String sql) {
    try (Warehouse warehouse = Warehouse.open(url())) {
      warehouse.dsl().execute(sql);
    }
  }

  private String single(String sql) {
    try (Warehouse warehouse = Warehouse.open(url())) {
      return String.valueOf(warehouse.dsl().fetchValue(sql));
    }
  }

  private String url() {
    return "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
  }
}
