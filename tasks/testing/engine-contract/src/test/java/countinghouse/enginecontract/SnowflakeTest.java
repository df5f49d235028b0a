package countinghouse.enginecontract;

import countinghouse.lake.Lake;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.testsupport.SnowflakeEmulator;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** On the emulated Snowflake, whose README says what that proves and what not. */
class SnowflakeTest {
  @TestFactory
  Stream<DynamicTest> snowflakeKeepsTheContract(@TempDir Path buckets) {
    SnowflakeEmulator emulator = SnowflakeEmulator.startWithFolder(buckets);
    Map<String, String> settings =
        new HashMap<>(emulator.settings("countinghouse", "countinghouse_loader"));
    settings.put(Setting.SCHEMA_PREFIX.variable(), "contract_");
    emulator.makeStage("countinghouse", "s3://lake/");
    Warehouse warehouse = Warehouse.openUnchecked(Settings.from(settings), WarehouseRole.LOADER);
    Lake lake = Lake.open(buckets.resolve("lake").toUri());
    return EngineContract.of(warehouse, lake).clauses().stream()
        .map(clause -> DynamicTest.dynamicTest(clause.name(), clause.proof()::run))
        .onClose(lake::close)
        .onClose(warehouse::close)
        .onClose(emulator::close);
  }
}
