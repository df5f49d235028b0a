package countinghouse.warehouse;

import java.nio.file.Path;

class DuckDbTest extends EngineContract {
  @Override
  Warehouse open(Path folder) {
    return Warehouse.openUnchecked("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
  }

  @Override
  void writeParquet(Warehouse warehouse, String query, Path file) {
    String literal = "'" + file.toString().replace("'", "''") + "'";
    warehouse.dsl().execute("copy (" + query + ") to " + literal + " (format parquet)");
  }
}
