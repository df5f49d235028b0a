package countinghouse.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import countinghouse.migratewarehouse.Migration;
import countinghouse.testsupport.LockHolder;
import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.MartSchema;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
  private static final Instant MONDAY = Instant.parse("2026-03-09T07:00:00Z");
  private static final Entity ORDERS =
      Entity.of(
          "orders",
          Column.required("id", ColumnType.BIGINT),
          Column.optional("total", ColumnType.MONEY));
  private static final Head HEAD = new Head("woocommerce", ORDERS, List.of());

  @TempDir Path folder;
  private String url;
  private Manifest first;
  private Manifest waiting;

  @BeforeEach
  void anOrderThatChangedOnceWithARefundAndARunThatWaits() {
    url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Migration.migrate(url);
    first = run(MONDAY, 7, 1234);
    Manifest second = run(MONDAY.plusSeconds(86_400), 1234);
    waiting = run(MONDAY.plusSeconds(172_800), 1234, 77);
    try (Warehouse warehouse = Warehouse.open(url)) {
      loaded(warehouse, first);
      loaded(warehouse, second);
      order(warehouse, first, 1, "pending", "anna@example.com", "20", "{\"status\":\"pending\"}");
      order(
          warehouse,
          second,
          0,
          "completed",
          "anna.smith@example.com",
          "20",
          "{\"status\":\"completed\",\"customer_note\":\"ring twice\"}");
      execute(
          warehouse,
          "insert into staging.woocommerce_order_lines (source_name, run_id, record_number,"
              + " order_id, id, name) values ('woocommerce', '%s', 0, 1234, 1, 'Mug')"
                  .formatted(second.runId()));
      execute(
          warehouse,
          "insert into staging.woocommerce_refunds (source_name, run_id, content_run_id,"
              + " extracted_at, is_deleted, record_number, id, parent_id, content_hash) values"
              + " ('woocommerce', 'r', 'r', timestamp '2026-03-09', false, 0, 5, 1234, 'h')");
    }
  }

  private Manifest run(Instant at, long... ids) {
    RunHeader header =
        new RunHeader(
            "woocommerce",
            HEAD,
            RunKind.WINDOW,
            Instant.EPOCH,
            at,
            at,
            ZoneId.of("America/New_York"),
            "USD",
            "");
    try (RunWriter writer = Lake.open(folder.resolve("lake").toUri()).startRun(header)) {
      for (long id : ids) {
        writer.write(ORDERS, id, BigDecimal.TEN);
      }
      return writer.commit();
    }
  }

  private static void loaded(Warehouse warehouse, Manifest run) {
    execute(
        warehouse,
        "insert into ops.load values ('woocommerce', 'orders', '%s', 'woocommerce', 'window', null,"
                .formatted(run.runId())
            + " null, timestamp '2026-03-09', 1, 1, 0, 0, 0, 'UTC', 'USD', timestamp '2026-03-09')");
  }

  private static void order(
      Warehouse warehouse,
      Manifest run,
      int row,
      String status,
      String email,
      String total,
      String payload) {
    warehouse
        .dsl()
        .execute(
            "insert into staging.woocommerce_orders (source_name, run_id, content_run_id,"
                + " extracted_at, is_deleted, record_number, id, number, status, currency,"
                + " billing_email, total, content_hash, payload) values ('woocommerce', ?, ?,"
                + " cast(? as timestamp), false, ?, 1234, 'N-1', ?, 'USD', ?, ?, ?, ?)",
            run.runId(),
            run.runId(),
            run.extractedAt().toString().replace("Z", ""),
            row,
            status,
            email,
            new BigDecimal(total),
            status,
            payload);
  }

  private static void execute(Warehouse warehouse, String sql) {
    warehouse.dsl().execute(sql);
  }

  private void publish() {
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse.engine().createSchema(warehouse.dsl(), "marts");
      MartSchema.create(warehouse, "marts");
      for (String statement :
          List.of(
              "insert into build_stamp values ('b1', now(), now(), 'UTC', 'USD')",
              """
              insert into fct_sales_line by name
              select * replace (424242424242 as sales_line_key, 'woocommerce' as source_name,
                '1234' as order_id, 'pending' as order_status, 20.00 as net_amount)
              from (%s)
              """
                  .formatted(emptyRow(warehouse, "fct_sales_line")))) {
        warehouse.engine().inSchema(warehouse.dsl(), "marts", () -> execute(warehouse, statement));
      }
      for (String message : List.of("order_id 1234, amount 20.00", "order_id 12345")) {
        execute(
            warehouse,
            "insert into ops.check_result values ('b1', 'rule-%d', 'marts', 'warn', 'warned', 1,"
                    .formatted(message.length())
                + " '%s', now(), (select built_at from marts.build_stamp), null, null)"
                    .formatted(message));
      }
    }
  }

  /** One row of a table with zeros, falses and empty texts. */
  private static String emptyRow(Warehouse warehouse, String table) {
    StringBuilder columns = new StringBuilder();
    warehouse
        .dsl()
        .fetch(
            "select column_name, data_type from information_schema.columns"
                + " where table_schema = 'marts' and table_name = ? order by ordinal_position",
            table)
        .forEach(column -> {
          String type = column.get(1, String.class);
          String value =
              type.equals("BOOLEAN")
                  ? "false"
                  : type.equals("VARCHAR")
                      ? "''"
                      : type.equals("TIMESTAMP") ? "timestamp '2026-03-09'" : "0";
          columns
              .append(columns.isEmpty() ? "select " : ", ")
              .append(value)
              .append(" as ")
              .append(column.get(0, String.class));
        });
    return columns.toString();
  }

  private TaskRun trace(String... args) {
    return TaskRun.of(
        new Trace(),
        Map.of(
            "COUNTINGHOUSE_LAKE",
            folder.resolve("lake").toUri().toString(),
            "COUNTINGHOUSE_WAREHOUSE",
            url),
        Clock.fixed(MONDAY, ZoneOffset.UTC),
        args);
  }

  private JsonNode json(String... args) throws IOException {
    TaskRun run = trace(args);
    assertThat(run.exitCode()).as(run.log()).isZero();
    return new JsonMapper().readTree(run.out()).path("ways").path(0);
  }

  @Test
  void everyFileOfTheLakeThatHoldsTheRecordIsNamedWithItsRow() throws IOException {
    JsonNode lake = json("1234", "--json").path("lake");
    assertThat(lake).hasSize(3);
    assertThat(lake.path(0).path("file").asText()).isEqualTo(first.folder() + "/orders.parquet");
    assertThat(lake.findValuesAsText("row")).containsExactly("1", "0", "0");
    assertThat(lake.findValuesAsText("is_loaded")).containsExactly("true", "true", "false");
  }

  @Test
  void aRunThatStandsForAnotherNamesIt() throws IOException {
    try (Lake lake = Lake.open(folder.resolve("lake").toUri());
        RunWriter writer = lake.startReplacement(first, HEAD)) {
      writer.write(ORDERS, 1234L, BigDecimal.ONE);
      writer.commit();
    }

    JsonNode copies = json("1234", "--json").path("lake");
    assertThat(copies.findValuesAsText("replaces")).contains(first.runId());
    assertThat(trace("1234").out()).contains(", stands for " + first.runId());
  }

  @Test
  void withoutALakeNothingIsAnswered() throws IOException {
    Files.move(folder.resolve("lake"), folder.resolve("elsewhere"));
    TaskRun run = trace("1234");
    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.log()).contains("COUNTINGHOUSE_LAKE", "The lake is not there");
  }

  @Test
  void versionsSayWhatChangedAndPersonalDataIsHidden() throws IOException {
    JsonNode version = json("orders", "1234", "--json").path("versions").path(1);
    assertThat(version.path("event").asText()).isEqualTo("changed");
    assertThat(version.path("is_current").asBoolean()).isTrue();
    assertThat(version.path("children").path("order_lines").asInt()).isEqualTo(1);
    assertThat(version.path("changes").findValuesAsText("what"))
        .containsExactly("status", "billing_email", "payload.customer_note", "payload.status");
    assertThat(version.path("changes").path(0).path("after").asText()).isEqualTo("completed");
    assertThat(version.toString()).doesNotContain("anna").doesNotContain("ring twice");
  }

  @Test
  void personalDataIsShownWhenItIsAskedFor() {
    assertThat(trace("1234").out()).doesNotContain("anna").contains("--with-personal-data");
    assertThat(trace("1234", "--with-personal-data").out())
        .contains("billing_email: anna@example.com -> anna.smith@example.com")
        .contains("payload.customer_note: null -> ring twice");
  }

  @Test
  void anOrderIsFoundByItsNumberAndItsRefundHangsOnIt() throws IOException {
    JsonNode way = json("N-1", "--json");
    assertThat(way.path("id").asText()).isEqualTo("1234");
    assertThat(way.path("related").path(0).path("head").asText()).isEqualTo("refunds");
    assertThat(way.path("related").path(0).path("id").asText()).isEqualTo("5");
    assertThat(json("woocommerce", "refunds", "5", "--json").path("related").findValuesAsText("id"))
        .containsExactly("1234");
  }

  @Test
  void withoutPublishedMartsItSaysSo() {
    assertThat(trace("1234").out()).contains("none are published yet");
  }

  @Test
  void martRowsSayWhyTheyAreNotCountedAndChecksThatNameTheRecordAreListed() throws IOException {
    publish();
    JsonNode way = json("1234", "--json");
    assertThat(way.path("marts").path(0).path("table").asText()).isEqualTo("fct_sales_line");
    assertThat(way.path("marts").path(0).path("counted").asText())
        .isEqualTo("not counted: the rules do not call the status pending a sale");
    assertThat(way.path("checks").findValuesAsText("message"))
        .containsExactly("order_id 1234, amount 20.00");
    assertThat(trace("1234").out())
        .contains("fct_sales_line (not counted: the rules do not call the status pending a sale)")
        .contains("marts of build b1");
  }

  @Test
  void aKeyOfTheMartsLeadsToItsRecord() throws IOException {
    publish();
    assertThat(json("424242424242", "--json").path("id").asText()).isEqualTo("1234");
  }

  @Test
  void aRecordThatIsNotLoadedYetIsFoundInTheLake() throws IOException {
    JsonNode way = json("77", "--json");
    assertThat(way.path("lake").path(0).path("run").asText()).isEqualTo(waiting.runId());
    assertThat(way.path("versions")).isEmpty();
    assertThat(trace("77").out()).contains("not loaded yet").contains("run load-staging");
  }

  @Test
  void aDamagedManifestIsToldOfAndTheRestIsShown() throws IOException {
    Path manifest = folder.resolve("lake").resolve(waiting.folder()).resolve("manifest.json");
    Files.delete(manifest);
    Files.writeString(manifest, "{");
    TaskRun run = trace("1234");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(first.runId());
    assertThat(run.messages("warning"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("not looked into: ")
        .contains(waiting.folder());
  }

  @Test
  void anUnknownIdSaysWhereItLooked() {
    TaskRun run = trace("999");
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.log())
        .contains("Nothing is known of 999")
        .contains("3 runs in all")
        .contains("no marts, as none are published");
  }

  @Test
  void aWrongHeadIsToldWhichThereAre() {
    TaskRun run = trace("ordres", "1234");
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.log()).contains("There is no head called ordres").contains("refunds");
  }

  @Test
  void nothingInTheFileChanges() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("warehouse.duckdb"));
    assertThat(trace("1234").exitCode()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("warehouse.duckdb"))).isEqualTo(before);
  }

  @Test
  void aWarehouseThatAnotherProcessHasOpenIsTemporary() throws IOException {
    Process holder = LockHolder.start(folder.resolve("warehouse.duckdb"));
    try {
      TaskRun run = trace("1234");
      assertThat(run.exitCode()).isEqualTo(75);
      assertThat(run.log()).contains("Another process has the warehouse open");
    } finally {
      holder.destroy();
    }
  }
}
