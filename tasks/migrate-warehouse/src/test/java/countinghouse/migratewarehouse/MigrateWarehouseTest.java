package countinghouse.migratewarehouse;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.LockHolder;
import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateWarehouseTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-09T03:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private String url = "";

  @BeforeEach
  void chooseAFileInAFolderThatDoesNotExist() {
    url = "jdbc:duckdb:" + folder.resolve("new/folder/warehouse.duckdb");
  }

  @Test
  void theFirstRunMakesTheWarehouseAndTheSecondChangesNothing() {
    TaskRun first = migrate();
    TaskRun second = migrate();
    assertThat(first.exitCode()).as(first.log()).isZero();
    assertThat(second.exitCode()).isZero();
    assertThat(first.report().at("/details/applied")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(second.report().at("/details/applied")).isEmpty();
    assertThat(second.report().at("/details/versions"))
        .isEqualTo(first.report().at("/details/versions"));
    assertThat(first.messages("info").getFirst())
        .startsWith("applied the versions 001, 002, 003, 004, 005, 006, 101, 102, 103");
  }

  @Test
  void aMigratedWarehouseOpens() {
    migrate();
    try (Warehouse warehouse = Warehouse.open(url)) {
      assertThat(warehouse.dsl().fetchValue("select count(*) from staging.woocommerce_orders"))
          .isEqualTo(0L);
      assertThat(warehouse.dsl().fetchValue("select count(*) from ops.load")).isEqualTo(0L);
    }
  }

  @Test
  void aWarehouseOfALaterReleaseIsAWrongSetting() {
    migrate();
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse
          .dsl()
          .execute(
              "insert into ops.flyway_schema_history select * replace ('999' as version,"
                  + " installed_rank + 1 as installed_rank) from ops.flyway_schema_history"
                  + " order by installed_rank desc limit 1");
    }
    TaskRun run = migrate();
    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.log()).contains("later release: versions [999]");
  }

  @Test
  void migrationsThatChangedAfterTheyWereAppliedAreRefused() {
    migrate();
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse
          .dsl()
          .execute("update ops.flyway_schema_history set checksum = 1 where version = '101'");
    }
    TaskRun run = migrate();
    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.messages("error").getFirst())
        .contains("not those that made the warehouse: 101 (")
        .contains("rebuild-from-the-lake.md")
        .doesNotContain("repair", "http");
  }

  @Test
  void aWarehouseWhoseHistoryOfMigrationsWasTakenAwayIsNoDefect() {
    migrate();
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse.dsl().execute("drop table ops.flyway_schema_history");
    }
    TaskRun run = migrate();
    assertThat(run.exitCode()).as(run.log()).isEqualTo(78);
    assertThat(run.messages("error").getFirst())
        .contains("no history of its migrations", "rebuild-from-the-lake.md");
  }

  @Test
  void aTableOrColumnThatWasTakenAwayByHandIsNamed() {
    migrate();
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse.dsl().execute("drop table staging.square_refunds");
      warehouse.dsl().execute("alter table staging.square_orders drop column state");
    }
    TaskRun run = migrate();
    assertThat(run.exitCode()).as(run.log()).isEqualTo(78);
    assertThat(run.messages("error").getFirst())
        .contains(
            "lacks what its migrations made: staging.square_orders.state, staging.square_refunds.")
        .contains("rebuild-from-the-lake.md");
  }

  @Test
  void aWarehouseThatAnotherProcessHasOpenIsTemporary() throws IOException {
    migrate();
    Process holder = LockHolder.start(folder.resolve("new/folder/warehouse.duckdb"));
    try {
      TaskRun run = migrate();
      assertThat(run.exitCode()).as(run.log()).isEqualTo(75);
      assertThat(run.messages("error").getFirst())
          .contains("warehouse.duckdb", "PID " + holder.pid(), "What to do");
    } finally {
      holder.destroy();
    }
  }

  @Test
  void whatIsInTheWarehouseSurvivesAMigration() {
    migrate();
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse
          .dsl()
          .execute(
              "insert into ops.publication (build_id, published_at) values ('b1', timestamp '2026-03-09 03:00:00')");
    }
    migrate();
    try (Warehouse warehouse = Warehouse.open(url)) {
      assertThat(warehouse.dsl().fetchCount(DSL.table("ops.publication"))).isOne();
    }
  }

  @Test
  void aMigrationThatWasKilledAfterAnyOfItsStatementsIsFinished() {
    migrate();
    forgetMigrations();
    TaskRun again = migrate();
    assertThat(again.exitCode()).as(again.log()).isZero();
    assertThat(again.messages("info").getFirst()).startsWith("applied the versions 001, 002");
  }

  @Test
  void aMigrationThatFailedHalfWayIsDoneAgain() {
    migrate();
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse
          .dsl()
          .execute("update ops.flyway_schema_history set success = false where version = '102'");
      warehouse.dsl().execute("drop table staging.square_refunds");
    }
    TaskRun again = migrate();
    assertThat(again.exitCode()).as(again.log()).isZero();
    assertThat(again.messages("info").getFirst()).startsWith("applied the versions 102");
    try (Warehouse warehouse = Warehouse.open(url)) {
      assertThat(warehouse.dsl().fetchCount(DSL.table("staging.square_refunds"))).isZero();
    }
  }

  /** What was not recorded is done again, statement by statement, on what is already there. */
  private void forgetMigrations() {
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse.dsl().execute("delete from ops.flyway_schema_history");
    }
  }

  private TaskRun migrate() {
    return TaskRun.of(new MigrateWarehouse(), Map.of("COUNTINGHOUSE_WAREHOUSE", url), CLOCK);
  }
}
