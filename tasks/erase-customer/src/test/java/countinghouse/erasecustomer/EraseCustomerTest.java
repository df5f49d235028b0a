package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.buildmarts.BuildMarts;
import countinghouse.lake.Lake;
import countinghouse.loadstaging.LoadStaging;
import countinghouse.migratewarehouse.Migration;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.Task;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.Everything;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EraseCustomerTest {
  private static final String[] ANNA = {
    "--email", "ANNA@canary.example", "--confirm", "--by", "data office", "--reason", "ticket 17"
  };
  private static final String[] STAMPS = {
    "run_id", "content_run_id", "build_id", "built_at", "loaded_at"
  };

  @TempDir static Path template;
  @TempDir Path folder;
  private SampleBusiness business = new SampleBusiness(Path.of("nowhere"));

  /** Made once, since every test begins with the same lake and warehouse. */
  @BeforeAll
  static void aBusinessThatKnowsAnna() {
    new SampleBusiness(template).firstDay();
    Migration.migrate("jdbc:duckdb:" + template.resolve("rebuilt.duckdb"));
    Migration.migrate("jdbc:duckdb:" + template.resolve("warehouse.duckdb"));
    done(template, new LoadStaging(), "warehouse");
  }

  @BeforeEach
  void copyIt() throws IOException {
    try (Stream<Path> files = Files.walk(template)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(template.relativize(file));
        Files.createDirectories(copy.resolve(".."));
        Files.copy(file, copy);
      }
    }
    business = new SampleBusiness(folder);
  }

  private void theSourcesEraseAnna() {
    business.secondDay();
    done(new LoadStaging(), "warehouse");
  }

  private Path file(String warehouse) {
    return folder.resolve(warehouse + ".duckdb");
  }

  private String url(String warehouse) {
    return "jdbc:duckdb:" + file(warehouse);
  }

  private TaskRun run(Task task, String warehouse, String... args) {
    return run(folder, task, warehouse, args);
  }

  private static TaskRun run(Path folder, Task task, String warehouse, String... args) {
    return run(folder, "", task, warehouse, args);
  }

  private static TaskRun run(
      Path folder, String prefix, Task task, String warehouse, String... args) {
    Map<String, String> environment = new HashMap<>();
    environment.put("COUNTINGHOUSE_SCHEMA_PREFIX", prefix);
    environment.put("COUNTINGHOUSE_LAKE", folder.resolve("lake").toUri().toString());
    environment.put(
        "COUNTINGHOUSE_WAREHOUSE", "jdbc:duckdb:" + folder.resolve(warehouse + ".duckdb"));
    environment.put("COUNTINGHOUSE_TIMEZONE", "America/New_York");
    environment.put("COUNTINGHOUSE_CURRENCY", "USD");
    return TaskRun.of(
        task,
        environment,
        Clock.fixed(SampleBusiness.SECOND_DAY.plusSeconds(60), ZoneOffset.UTC),
        args);
  }

  private void done(Task task, String warehouse, String... args) {
    done(folder, task, warehouse, args);
  }

  private static void done(Path folder, Task task, String warehouse, String... args) {
    TaskRun run = run(folder, task, warehouse, args);
    assertThat(run.exitCode()).as(run.log() + run.out()).isZero();
  }

  private TaskRun erase(String... args) {
    return run(new EraseCustomer(), "warehouse", args);
  }

  private String value(String sql) throws SQLException {
    return Contents.value(url("warehouse"), sql);
  }

  private Map<String, List<String>> staging(String warehouse) throws SQLException {
    return Contents.of(url(warehouse), "staging", STAMPS);
  }

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
  void aDryRunShowsWhoIsMeantAndChangesNothing() throws Exception {
    theSourcesEraseAnna();
    byte[] before = Files.readAllBytes(file("warehouse"));
    TaskRun run = erase("--email", "anna@canary.example");
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.out())
        .contains("woocommerce registered 42", "woocommerce guest 2", "square till SQ1")
        .contains("woocommerce orders: 2", "woocommerce refunds: 1", "square payments: 1")
        .contains("written anew: 8")
        .contains("--confirm")
        .doesNotContainIgnoringCase("canary");
    assertThat(Files.readAllBytes(file("warehouse"))).isEqualTo(before);
    assertThat(Everything.in(folder.resolve("lake")).holding("canary")).isNotEmpty();
  }

  @Test
  void itRefusesWhileTheSourceStillHoldsThePerson() throws Exception {
    TaskRun run = erase(ANNA);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.log())
        .contains("The source still holds the person, in 4 records")
        .contains("woocommerce customers 42")
        .contains("Tools → Erase Personal Data");
    assertThat(value("select count(*) from ops.erasure")).isEqualTo("0");
    assertThat(erase("--email", "anna@canary.example").exitCode()).isEqualTo(65);
  }

  @Test
  void itRefusesWhileRunsAreNotLoaded() {
    business.secondDay();
    TaskRun run = erase(ANNA);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.log()).contains("runs of the lake are not loaded yet");
  }

  @Test
  void somebodyNobodyKnowsIsAWrongCommandLine() throws IOException {
    assertThat(erase("--email", "who@example.com").exitCode()).isEqualTo(64);
    assertThat(erase("--email", "nobody").exitCode()).isEqualTo(64);
    TaskRun noFile = erase("--email", "@" + folder.resolve("absent"));
    assertThat(noFile.exitCode()).isEqualTo(64);
    assertThat(noFile.log()).contains("The file " + folder.resolve("absent") + " cannot be read");
    assertThat(erase("--customer", "42").exitCode()).isEqualTo(64);
    assertThat(erase().log()).contains("Nobody is named");
    assertThat(erase("--email", "who@example.com", "--confirm").log()).contains("--by");
  }

  @Test
  void aCustomerAnOrderOrAKeyNameTheSamePerson() {
    theSourcesEraseAnna();
    List<String> people =
        List.of("--customer=woocommerce:42", "--order=woocommerce:2", "--customer=square:SQ1");
    for (String person : people) {
      assertThat(erase(person).out())
          .contains("woocommerce registered 42", "woocommerce guest 2", "square till SQ1");
    }
  }

  @Test
  void erasingTwiceIsErasingOnce() throws Exception {
    theSourcesEraseAnna();
    erase(ANNA);
    Map<String, List<String>> once = staging("warehouse");
    List<String> runs = business.lake().manifests().stream().map(it -> it.runId()).toList();
    assertThat(erase("--customer=woocommerce:42", "--confirm", "--by=x", "--reason=y").exitCode())
        .isZero();
    assertThat(staging("warehouse")).isEqualTo(once);
    assertThat(business.lake().manifests().stream().map(it -> it.runId())).isEqualTo(runs);
    assertThat(erase(ANNA).exitCode()).isEqualTo(64);
  }

  /** Ends the work like a kill would, as soon as it has done a step. */
  private static Consumer<Step> killedAfter(Step fatal) {
    return step -> {
      if (step == fatal) {
        throw new IllegalStateException("killed after " + step);
      }
    };
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void killedAfterAnyStepAndRunAgainItFinishes(Step step) throws Exception {
    theSourcesEraseAnna();
    TaskRun killed =
        run(new EraseCustomer(Clock.systemUTC(), killedAfter(step)), "warehouse", ANNA);
    assertThat(killed.exitCode()).isEqualTo(70);

    TaskRun again = erase("--confirm");

    assertThat(again.exitCode()).as(again.log()).isZero();
    assertThat(Everything.in(folder).holding("canary")).isEmpty();
    assertThat(business.lake().replaced()).isEmpty();
    assertThat(value("select count(*) from ops.erasure where finished_at is null")).isEqualTo("0");
    done(new LoadStaging(), "rebuilt");
    assertThat(staging("rebuilt")).isEqualTo(staging("warehouse"));
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN_REPLACED", "LAKE_REPLACED", "RUN_REMOVED"})
  void killedWhileTheLakeIsRewrittenTheLineGoesOn(Step step) throws Exception {
    theSourcesEraseAnna();
    String versions = value("select count(*) from staging.woocommerce_orders");
    run(new EraseCustomer(Clock.systemUTC(), killedAfter(step)), "warehouse", ANNA);

    done(new LoadStaging(), "warehouse");
    done(new BuildMarts(), "warehouse", "--build", "meanwhile");

    assertThat(value("select count(*) from staging.woocommerce_orders")).isEqualTo(versions);
    assertThat(erase("--confirm").exitCode()).isZero();
    assertThat(Everything.in(folder).holding("canary")).isEmpty();
  }

  @Test
  void theFileIsWrittenAnewOnDemand() {
    assertThat(erase("--compact").exitCode()).isZero();
    assertThat(folder.resolve("warehouse.duckdb.rewriting")).doesNotExist();
    assertThat(erase("--compact").report().at("/details/compacted").asBoolean()).isTrue();
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
