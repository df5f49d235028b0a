package countinghouse.verifysnowflake;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.util.ArrayList;
import java.util.List;

/**
 * What each role must not be able to do. Everything that is forbidden here is allowed to another
 * role, which does it first or afterwards, so a refusal is not for want of a table.
 *
 * @param ground with published marts, and the build {@code next}, which is not published
 */
record RightsProofs(OwnGround ground) {
  /** Marks what must be refused, in the history of queries too. */
  static final String MARK = "/* must be refused */ ";

  private static final String WHAT_TO_DO =
      "Run infra/snowflake/bootstrap again, then look at `show grants to role …`: something gives"
          + " the role more than 05-grants.sql does";

  List<Capability> all() {
    return List.of(
        Capability.of(
            "an analyst reads the marts, and no personal data, no books, no unpublished build",
            WHAT_TO_DO,
            this::analyst),
        Capability.of("the loader reads and writes no mart", WHAT_TO_DO, this::loader),
        Capability.of("the transformer changes no row of staging", WHAT_TO_DO, this::transformer),
        Capability.of("the auditor reads all of it and changes no row", WHAT_TO_DO, this::auditor));
  }

  /**
   * To be tried when nothing else is: what makes, drops or grants something is committed at once,
   * so one that is not refused has changed our schemas.
   */
  Capability definitions() {
    return Capability.of(
        "no role makes, drops or opens what belongs to another", WHAT_TO_DO, this::define);
  }

  private void analyst() {
    try (Warehouse analyst = ground.openAs(OwnGround.ANALYST)) {
      assertThat(rows(analyst, "{marts}.fct_sales_line")).isPositive();
      demandRefused(
          analyst,
          "select count(*) from {staging}.woocommerce_customers",
          "select count(*) from {ops}.load",
          "select count(*) from {marts}_next.fct_sales_line",
          "delete from {marts}.dim_channel");
    }
  }

  private void loader() {
    try (Warehouse loader = ground.open(WarehouseRole.LOADER)) {
      assertThat(rows(loader, "{staging}.woocommerce_customers")).isPositive();
      demandRefused(
          loader,
          "select count(*) from {marts}.fct_sales_line",
          "select count(*) from {marts}_next.fct_sales_line",
          "insert into {marts}.dim_channel select * from {marts}.dim_channel");
    }
  }

  private void transformer() {
    try (Warehouse transformer = ground.open(WarehouseRole.TRANSFORMER)) {
      assertThat(rows(transformer, "{staging}.woocommerce_customers")).isPositive();
      demandRefused(
          transformer,
          "delete from {staging}.woocommerce_customers",
          "insert into {staging}.woocommerce_customers select * from {staging}.woocommerce_customers");
    }
  }

  private void auditor() {
    try (Warehouse auditor = ground.open(WarehouseRole.AUDITOR)) {
      for (String table :
          List.of("{staging}.woocommerce_customers", "{ops}.load", "{marts}.fct_sales_line")) {
        assertThat(rows(auditor, table)).as(table).isPositive();
      }
      demandRefused(
          auditor,
          "delete from {staging}.woocommerce_customers",
          "delete from {ops}.load",
          "delete from {marts}.dim_channel");
    }
  }

  private void define() {
    EveryStep roles = new EveryStep();
    roles.attempt(
        () -> demandRefusedTo(OwnGround.ANALYST, "create table {marts}.of_analyst (id bigint)"));
    roles.attempt(() ->
        demandRefusedTo(
            WarehouseRole.AUDITOR,
            "create table {ops}.of_auditor (id bigint)",
            "create schema {marts}_of_auditor"));
    roles.attempt(() ->
        demandRefusedTo(
            WarehouseRole.LOADER,
            "create table {marts}.of_loader (id bigint)",
            "grant select on all tables in schema {staging} to role countinghouse_analyst",
            "drop schema {marts}_next cascade"));
    roles.attempt(() ->
        demandRefusedTo(
            WarehouseRole.TRANSFORMER,
            "create table {staging}.of_transformer (id bigint)",
            "drop schema {staging} cascade"));
    roles.demandAll();
  }

  private void demandRefusedTo(String role, String... statements) {
    try (Warehouse warehouse = ground.openAs(role)) {
      demandRefused(warehouse, statements);
    }
  }

  private void demandRefusedTo(WarehouseRole role, String... statements) {
    try (Warehouse warehouse = ground.open(role)) {
      demandRefused(warehouse, statements);
    }
  }

  /** Tries them all, and names those that were done. */
  private void demandRefused(Warehouse warehouse, String... statements) {
    List<String> done = new ArrayList<>();
    for (String statement : statements) {
      if (isDone(warehouse, filled(statement))) {
        done.add(filled(statement));
      }
    }
    assertThat(done).as("statements that were not refused").isEmpty();
  }

  /**
   * Within a transaction that is rolled back, so that rows stay as they are in any case.
   * Definitions do not: Snowflake commits them at once
   * (https://docs.snowflake.com/en/sql-reference/transactions).
   */
  private static boolean isDone(Warehouse warehouse, String statement) {
    try {
      warehouse.transaction(() -> {
        warehouse.dsl().execute(MARK + statement);
        throw new UndoneException();
      });
      throw new IllegalStateException("a transaction that throws does not end");
    } catch (UndoneException e) {
      return true;
    } catch (TaskFailure e) {
      if (e.exitCode() == ExitCode.REFUSED) {
        return false;
      }
      throw e;
    }
  }

  private long rows(Warehouse warehouse, String table) {
    return Long.parseLong(SessionProofs.value(warehouse, filled("select count(*) from " + table)));
  }

  private String filled(String text) {
    return text.replace("{staging}", ground.schema("staging"))
        .replace("{ops}", ground.schema("ops"))
        .replace("{marts}", ground.schema("marts"));
  }

  /** Undoes the rows that should have been refused. */
  private static final class UndoneException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
