package countinghouse.warehouse;

import java.nio.file.Path;

class DuckDbTest extends EngineContract {
  @Override
  Warehouse open(Path folder) {
    return Warehouse.openUnchecked("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
  }

  @Override
  Path lake(Path folder) {
    return folder.resolve("it's a lake");
  }
}
