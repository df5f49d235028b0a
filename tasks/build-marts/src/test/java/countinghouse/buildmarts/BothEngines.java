package countinghouse.buildmarts;

import countinghouse.taskkit.Settings;
import countinghouse.testsupport.SnowflakeEmulator;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.nio.file.Path;
import java.util.List;

/** An empty database on DuckDB, and one on the emulated Snowflake by its real driver. */
final class BothEngines implements AutoCloseable {
  private final SnowflakeEmulator emulator;
  private final Warehouse duckDb;
  private final Warehouse snowflake;

  BothEngines(Path folder) {
    emulator = SnowflakeEmulator.start();
    duckDb = Warehouse.openUnchecked("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
    snowflake =
        Warehouse.openUnchecked(
            Settings.from(emulator.settings("countinghouse", "countinghouse_transformer")),
            WarehouseRole.TRANSFORMER);
    all().forEach(engine -> engine.dsl().execute("create schema " + engine.schemas().staging()));
  }

  Warehouse duckDb() {
    return duckDb;
  }

  Warehouse snowflake() {
    return snowflake;
  }

  List<Warehouse> all() {
    return List.of(duckDb, snowflake);
  }

  @Override
  public void close() {
    all().forEach(Warehouse::close);
    emulator.close();
  }
}
