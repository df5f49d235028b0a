package countinghouse.checkmarts;

import static countinghouse.warehouse.tables.ops.Tables.CHECK_AMOUNT;
import static countinghouse.warehouse.tables.ops.Tables.CHECK_RESULT;
import static countinghouse.warehouse.tables.ops.Tables.CHECK_RUN;
import static countinghouse.warehouse.tables.ops.Tables.CLOSED_MONTH_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.testsupport.FakeClock;
import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckMartsTest extends OnSampleWarehouse {

  @BeforeEach
  void makeLake() {
    Lake lake = SampleLake.make(folder.resolve("lake"));
    try (Warehouse warehouse = Warehouse.open(url)) {
      lake.manifests().forEach(run -> SampleLake.load(warehouse, run));
    }
  }

  @Test
  void aSoundBuildPasses() {
    TaskRun run = check("c1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.report().at("/details/failed").asLong()).isZero();
    assertThat(run.report().at("/details/passed").asLong()).isGreaterThan(60);
    assertThat(run.out())
        .contains("  rule                           level  asked  result  found")
        .contains("  reconcile-square-sales         fail       1  passed")
        .containsPattern("  \\d+ passed, 0 warned, 0 failed");
    assertThat(verdict()).containsExactly("passed");
  }

  @Test
  void aWarningIsLoggedAndDoesNotFail() {
    plant("product-inferred");

    TaskRun run = check("c1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.report().at("/details/warned").asLong()).isEqualTo(1);
    assertThat(run.messages("warning").getFirst())
        .startsWith("product-inferred (marts) warned: expected that every product that was sold")
        .contains("What to do: Nothing, when");
    assertThat(verdict()).containsExactly("passed");
  }

  @Test
  void whatAWarningMeansWhatToDoAndItsMoneyAreKeptForTheReportOnce() {
    plant("mirror-of-no-sale");
    check("c1");

    check("c1");

    try (Warehouse warehouse = Warehouse.open(url)) {
      assertThat(
              warehouse
                  .dsl()
                  .selectFrom(CHECK_RESULT)
                  .where(CHECK_RESULT.STATUS.eq("warned"))
                  .fetch())
          .singleElement()
          .satisfies(row ->
              assertThat(row.get(CHECK_RESULT.MEANING))
                  .startsWith("The till took money")
                  .endsWith("The money is not in the figures."))
          .satisfies(
              row -> assertThat(row.get(CHECK_RESULT.REMEDY)).startsWith("Look at the shop order"));
      assertThat(warehouse.dsl().selectFrom(CHECK_AMOUNT).fetch())
          .singleElement()
          .satisfies(row -> assertThat(row.get(CHECK_AMOUNT.RULE)).isEqualTo("mirror-of-no-sale"))
          .satisfies(row -> assertThat(row.get(CHECK_AMOUNT.CURRENCY)).isEqualTo("USD"))
          .satisfies(row -> assertThat(row.get(CHECK_AMOUNT.AMOUNT)).isEqualByComparingTo("37.94"));
    }
  }

  @Test
  void aFailingRuleFailsTheBuildAndNamesRuleFiguresAndRemedy() {
    plant("amounts-add-up");

    TaskRun run = check("c1");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.messages("error"))
        .anySatisfy(message ->
            assertThat(message)
                .startsWith("amounts-add-up (marts) failed: ")
                .contains("(movement payment, source_name square, record_id PA"));
    assertThat(run.messages("error").getLast())
        .contains("checks failed: amounts-add-up (marts): 1")
        .contains("What to do: Look at the listed record")
        .contains("published marts stay as they are")
        .contains("check-marts --accept RULE --until DATE --reason TEXT");
    assertThat(verdict()).containsExactly("failed");
    assertThat(messages("amounts-add-up")).hasSize(1).first().asString().contains("record_id PA");
  }

  @Test
  void checkingAgainReplacesWhatWasFoundBefore() {
    plant("amounts-add-up");
    check("c1");
    try (Warehouse warehouse = Warehouse.open(url)) {
      SampleWarehouse.inBuild(
          warehouse, "update fct_payment set amount = amount - 0.01 where payment_id = 'PA'");
    }

    TaskRun again = check("c1");

    assertThat(again.exitCode()).isZero();
    assertThat(verdict()).containsExactly("passed");
    assertThat(messages("amounts-add-up")).hasSize(1).first().asString().startsWith("net is gross");
  }

  /** The one before may be what readers see: then this is their audit. */
  @Test
  void theAuditOfABuildThatIsMadeAnewLeavesThatOfTheOneBefore() {
    plant("closed-month-changed");
    check("c1");
    try (Warehouse warehouse = Warehouse.open(url)) {
      SampleWarehouse.inBuild(
          warehouse, "update build_stamp set built_at = built_at + interval 1 minute");
    }

    check("c1");

    assertThat(verdict()).containsExactly("passed", "passed");
    assertThat(messages("amounts-add-up")).hasSize(2);
    try (Warehouse warehouse = Warehouse.open(url)) {
      List<LocalDateTime> makings =
          warehouse.dsl().fetchValues(DSL.select(CHECK_RUN.BUILT_AT).from(CHECK_RUN));
      assertThat(makings).doesNotHaveDuplicates();
      assertThat(
              warehouse
                  .dsl()
                  .fetchValues(DSL.select(CLOSED_MONTH_CHANGE.BUILT_AT).from(CLOSED_MONTH_CHANGE)))
          .containsExactlyInAnyOrderElementsOf(makings);
    }
  }

  @Test
  void closedMonthsThatChangedAreKeptAsValuesForTheLastCheckOfABuild() {
    plant("closed-month-changed");
    check("c1");

    assertThat(check("c1").exitCode()).isZero();
    try (Warehouse warehouse = Warehouse.open(url)) {
      assertThat(warehouse.dsl().selectFrom(CLOSED_MONTH_CHANGE).fetch())
          .singleElement()
          .satisfies(row -> {
            assertThat(row.get(CLOSED_MONTH_CHANGE.BUILD_ID)).isEqualTo("c1");
            assertThat(row.get(CLOSED_MONTH_CHANGE.LINES_CHANGED)).isEqualTo(1);
            assertThat(row.get(CLOSED_MONTH_CHANGE.FIRST_ORDER)).isEqualTo("99");
            assertThat(
                    row.get(CLOSED_MONTH_CHANGE.NET_SALES_BEFORE)
                        .subtract(row.get(CLOSED_MONTH_CHANGE.NET_SALES_NOW)))
                .isEqualByComparingTo("1");
          });
    }
  }

  @Test
  void aStrictServiceLevelMakesAnOldSourceFail() {
    TaskRun run =
        TaskRun.of(
            new CheckMarts(),
            environment(),
            new FakeClock(Instant.parse("2026-06-04T08:00:00Z")),
            "--build",
            "c1",
            "--service-level",
            "24");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.messages("error").getLast())
        .contains("freshness-lost (square): 9")
        .contains("freshness-lost (woocommerce): 6");
  }

  @Test
  void aCheckAndAnAcceptanceAreNotMixedAndAServiceLevelIsOfSomeHours() {
    TaskRun both =
        run(
            "--build",
            "c1",
            "--accept",
            "freshness-lost",
            "--until",
            "2099-01-01",
            "--reason",
            "x");
    assertThat(both.exitCode()).isEqualTo(64);
    assertThat(both.log()).contains("A check and an acceptance are two commands");
    TaskRun never = run("--build", "c1", "--service-level", "-1");
    assertThat(never.exitCode()).isEqualTo(64);
    assertThat(never.log()).contains("No source can be as young as -1 hours");
  }

  @Test
  void anAcceptedFailureIsAWarningUntilItsDay() {
    plant("amounts-add-up");

    TaskRun decision = accept("amounts-add-up", "2026-06-03", "a known rounding of the till");
    TaskRun today = check("c1");
    TaskRun tomorrow =
        TaskRun.of(
            new CheckMarts(),
            environment(),
            new FakeClock(SampleWarehouse.NOW.plusSeconds(86_400)),
            "--build",
            "c1");

    assertThat(decision.exitCode()).isZero();
    assertThat(today.exitCode()).isZero();
    assertThat(today.messages("warning").getFirst())
        .contains("(accepted until 2026-06-03: a known rounding of the till)");
    assertThat(tomorrow.exitCode()).isEqualTo(65);
  }

  @Test
  void aDecisionThatChangesNothingIsAUsageError() {
    assertThat(accept("no-such-rule", "2026-06-30", "why").messages("error").getFirst())
        .contains("There is no failing rule no-such-rule")
        .contains("reconcile-square-sales");
    assertThat(accept("product-inferred", "2026-06-30", "why").messages("error").getFirst())
        .contains("product-inferred is a warning: it holds up nothing");
    assertThat(accept("amounts-add-up", "2026-06-02", "over").exitCode()).isEqualTo(64);
    assertThat(accept("amounts-add-up", "2026-06-30", " ").exitCode()).isEqualTo(64);
    assertThat(
            TaskRun.of(new CheckMarts(), environment(), new FakeClock(SampleWarehouse.NOW))
                .exitCode())
        .isEqualTo(64);
  }

  private TaskRun accept(String rule, String until, String reason) {
    return TaskRun.of(
        new CheckMarts(),
        environment(),
        new FakeClock(SampleWarehouse.NOW),
        "--accept",
        rule,
        "--until",
        until,
        "--reason",
        reason);
  }

  @Test
  void aBuildThatIsNotThereIsRefused() {
    TaskRun run = check("nobody");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.messages("error").getFirst())
        .contains("There is no finished build of this name", "build nobody")
        .contains("Run build-marts with the same --build first");
  }

  @Test
  void aBuildThatWasNotFinishedIsRefused() {
    try (Warehouse warehouse = Warehouse.open(url)) {
      SampleWarehouse.inBuild(warehouse, "delete from build_stamp");
    }

    assertThat(check("c1").exitCode()).isEqualTo(65);
    assertThat(verdict()).isEmpty();
  }

  @Test
  void withoutALakeNothingIsJudged() throws IOException {
    Files.move(folder.resolve("lake"), folder.resolve("elsewhere"));

    TaskRun run = check("c1");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.log()).contains("COUNTINGHOUSE_LAKE", "The lake is not there");
    assertThat(verdict()).isEmpty();
  }

  @Test
  void aDamagedManifestOfARunThatWasLoadedLongAgoIsToldOf() throws IOException {
    Manifest loaded = Lake.open(folder.resolve("lake").toUri()).manifests().getFirst();
    Path manifest = folder.resolve("lake").resolve(loaded.folder()).resolve("manifest.json");
    Files.writeString(manifest, "{");

    assertThat(check("c1").messages("warning"))
        .anySatisfy(message ->
            assertThat(message)
                .startsWith("left out of the reconciliation: ")
                .contains(manifest.toString()));
  }

  private TaskRun check(String build) {
    return run("--build", build);
  }

  private TaskRun run(String... options) {
    return TaskRun.of(new CheckMarts(), environment(), new FakeClock(SampleWarehouse.NOW), options);
  }

  private Map<String, String> environment() {
    return Map.of(
        "COUNTINGHOUSE_TIMEZONE",
        "America/New_York",
        "COUNTINGHOUSE_WAREHOUSE",
        url,
        "COUNTINGHOUSE_LAKE",
        folder.resolve("lake").toUri().toString());
  }

  private void plant(String rule) {
    try (Warehouse warehouse = Warehouse.open(url)) {
      SampleWarehouse.inBuild(warehouse, SampleWarehouse.resource("/planted/" + rule + ".sql"));
    }
  }

  private List<String> verdict() {
    try (Warehouse warehouse = Warehouse.open(url)) {
      return warehouse
          .dsl()
          .select(CHECK_RUN.STATUS)
          .from(CHECK_RUN)
          .where(CHECK_RUN.BUILD_ID.eq("c1"))
          .fetch(CHECK_RUN.STATUS);
    }
  }

  private List<String> messages(String rule) {
    try (Warehouse warehouse = Warehouse.open(url)) {
      return warehouse
          .dsl()
          .select(CHECK_RESULT.MESSAGE)
          .from(CHECK_RESULT)
          .where(CHECK_RESULT.BUILD_ID.eq("c1"), CHECK_RESULT.RULE.eq(rule))
          .fetch(CHECK_RESULT.MESSAGE);
    }
  }
}
