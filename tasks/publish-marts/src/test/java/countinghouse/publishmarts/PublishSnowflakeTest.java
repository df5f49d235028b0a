package countinghouse.publishmarts;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.migratewarehouse.Migration;
import countinghouse.star.Star;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.Settings;
import countinghouse.testsupport.SnowflakeEmulator;
import countinghouse.testsupport.SnowflakeEmulator.Moment;
import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Publishing on the emulated Snowflake: readers keep their rights, and a broken swap is healed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishSnowflakeTest {
  private static final LocalDateTime DAY1 = SampleBuilds.FIRST;
  private static final LocalDateTime DAY2 = DAY1.plusDays(1);

  private SnowflakeEmulator emulator;
  private Map<String, String> settings;

  @BeforeAll
  void migrateOnce() {
    emulator = SnowflakeEmulator.start();
    settings = emulator.settings("countinghouse", "countinghouse_transformer");
    emulator.run("create role countinghouse_analyst");
    Migration.migrate(Settings.from(settings));
  }

  @AfterAll
  void stopTheEmulator() {
    if (emulator != null) {
      emulator.close();
    }
  }

  /** Every test finds the same: no marts of another, and no word about them. */
  @BeforeEach
  void publishAFirstBuild() {
    emulator.clearFaults();
    emulator.run(
        "drop schema if exists countinghouse.marts_one",
        "drop schema if exists countinghouse.marts_two",
        "drop schema if exists countinghouse.marts",
        "delete from countinghouse.ops.check_run",
        "delete from countinghouse.ops.publication",
        "create schema countinghouse.marts",
        "grant usage on schema countinghouse.marts to role countinghouse_analyst");
    pass("one", DAY1);
    assertThat(publish("one", DAY1).exitCode()).isZero();
    pass("two", DAY2);
  }

  @Test
  void readersOfTheMartsReadTheNewOnesAndNobodyElse() {
    assertThat(publish("two", DAY2).exitCode()).isZero();
    assertThat(published()).isEqualTo("two");
    String marts = "COUNTINGHOUSE.MARTS";
    try (Warehouse warehouse = open()) {
      assertThat(
              warehouse
                  .dsl()
                  .fetch("show grants to role countinghouse_analyst")
                  .getValues("name", String.class))
          .contains(marts)
          .noneMatch(name -> name.startsWith(marts + "_"));
    }
  }

  @Test
  void keysAreTrustedOnlyOncePublishedAndTheOldBuildIsGone() {
    assertThat(rely("marts_two")).containsOnly("false");
    publish("two", DAY2);
    assertThat(rely("marts")).isNotEmpty().containsOnly("true");
    try (Warehouse warehouse = open()) {
      assertThat(warehouse.engine().schemas(warehouse.dsl(), warehouse.schemas().builds()))
          .isEmpty();
    }
  }

  @Test
  void aSwapThatNeverArrivedLeavesTheOldMartsAndIsDoneAgain() {
    emulator.breakConnection("swap with", 1, Moment.BEFORE);
    assertThat(publish("two", DAY2).exitCode()).isEqualTo(ExitCode.TEMPORARY.number());
    assertThat(published()).isEqualTo("one");
    emulator.clearFaults();
    TaskRun again = publish("two", DAY2);
    assertThat(again.report().at("/details/outcome").asText()).isEqualTo("published");
    assertThat(published()).isEqualTo("two");
  }

  @Test
  void aSwapWhoseReplyWasLostIsKnownByItsStamp() {
    emulator.breakConnection("swap with", 1, Moment.AFTER);
    assertThat(publish("two", DAY2).exitCode()).isEqualTo(ExitCode.TEMPORARY.number());
    assertThat(published()).isEqualTo("two");
    emulator.clearFaults();
    int before = emulator.log().size();
    TaskRun again = publish("two", DAY2);
    assertThat(again.report().at("/details/outcome").asText()).isEqualTo("unchanged");
    assertThat(published()).isEqualTo("two");
    assertThat(emulator.logAfter(before)).noneMatch(sent -> sent.sql().contains("swap with"));
    try (Warehouse warehouse = open()) {
      assertThat(
              warehouse.dsl().fetch("select build_id from ops.publication order by 1").getValues(0))
          .isEqualTo(List.of("one", "two"));
    }
  }

  @Test
  void aSwapThatIsRefusedIsSaidSoAndLeavesTheOldMarts() {
    emulator.refuse("swap with", 1, 3001, "42501", "Insufficient privileges on schema");
    TaskRun refused = publish("two", DAY2);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(refused.log()).contains("infra/snowflake/bootstrap");
    assertThat(published()).isEqualTo("one");
  }

  private void pass(String build, LocalDateTime at) {
    try (Warehouse warehouse = open()) {
      SampleBuilds.passed(warehouse, build, at);
      warehouse
          .engine()
          .declareKeys(warehouse.dsl(), warehouse.schemas().builds() + build, Star.keys());
    }
  }

  private TaskRun publish(String build, LocalDateTime at) {
    return TaskRun.of(
        new PublishMarts(),
        settings,
        Clock.fixed(at.plusHours(1).toInstant(ZoneOffset.UTC), ZoneOffset.UTC),
        "--build",
        build);
  }

  private String published() {
    try (Warehouse warehouse = open()) {
      return Stamp.in(warehouse, warehouse.schemas().marts()).orElseThrow().build().text();
    }
  }

  private List<String> rely(String schema) {
    try (Warehouse warehouse = open()) {
      return warehouse
          .dsl()
          .fetch("show primary keys in schema " + schema)
          .getValues("rely", String.class);
    }
  }

  private Warehouse open() {
    return Warehouse.open(Settings.from(settings), WarehouseRole.TRANSFORMER);
  }
}
