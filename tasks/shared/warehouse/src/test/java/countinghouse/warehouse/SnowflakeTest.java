package countinghouse.warehouse;

import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.testsupport.SnowflakeEmulator;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On the emulated Snowflake, whose README says what that proves and what not. */
class SnowflakeTest extends EngineContract {
  @TempDir static Path buckets;
  private static SnowflakeEmulator emulator;
  private static Map<String, String> settings;
  private static int databases;

  @BeforeAll
  static void startTheEmulator() {
    emulator = SnowflakeEmulator.startWithFolder(buckets);
    settings = emulator.settings("countinghouse", "countinghouse_loader");
    emulator.makeStage("countinghouse", "s3://lake/");
  }

  @AfterAll
  static void stopTheEmulator() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Override
  Path lake(Path folder) {
    return buckets.resolve("lake");
  }

  /** Schemas with a prefix of their own are as good as an empty database. */
  @Override
  Warehouse open(Path folder) {
    Map<String, String> own = new HashMap<>(settings);
    own.put(Setting.SCHEMA_PREFIX.variable(), "t" + ++databases + "_");
    Warehouse warehouse = Warehouse.openUnchecked(Settings.from(own), WarehouseRole.LOADER);
    warehouse.dsl().execute("create schema " + warehouse.schemas().staging());
    return warehouse;
  }
}
