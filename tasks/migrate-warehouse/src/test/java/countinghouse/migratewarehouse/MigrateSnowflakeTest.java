package countinghouse.migratewarehouse;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.taskkit.Settings;
import countinghouse.testsupport.SnowflakeEmulator;
import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Flyway, by the real driver and a key pair, on the emulated Snowflake. */
class MigrateSnowflakeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-09T03:00:00Z"), ZoneOffset.UTC);

  private static SnowflakeEmulator emulator;

  @BeforeAll
  static void startTheEmulator() {
    emulator = SnowflakeEmulator.start();
  }

  @AfterAll
  static void stopTheEmulator() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void theMigrationsRunOnceAndTheirTablesAreTransient() {
    Map<String, String> settings = emulator.settings("countinghouse", "countinghouse_loader");
    TaskRun first = TaskRun.of(new MigrateWarehouse(), settings, CLOCK);
    TaskRun second = TaskRun.of(new MigrateWarehouse(), settings, CLOCK);

    assertThat(first.exitCode()).as(first.log()).isZero();
    assertThat(second.exitCode()).as(second.log()).isZero();
    assertThat(second.report().at("/details/applied")).isEmpty();
    assertThat(second.report().at("/details/versions"))
        .isEqualTo(first.report().at("/details/versions"));
    assertThat(emulator.log())
        .filteredOn(sent -> sent.sql().contains("staging.woocommerce_orders ("))
        .isNotEmpty()
        .allMatch(sent -> sent.sql().contains("create transient table"));
  }

  @Test
  void behindAPrefixNothingTouchesTheSchemasOfOthers() {
    Map<String, String> settings =
        new HashMap<>(emulator.settings("shared", "countinghouse_loader"));
    settings.put("COUNTINGHOUSE_SCHEMA_PREFIX", "dev_anna_");
    Migration.migrate(Settings.from(settings));

    try (Warehouse warehouse = Warehouse.open(Settings.from(settings), WarehouseRole.LOADER)) {
      assertThat(warehouse.engine().schemas(warehouse.dsl(), ""))
          .contains("dev_anna_staging", "dev_anna_ops")
          .doesNotContain("staging", "ops");
    }
  }
}
