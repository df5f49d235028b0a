package countinghouse.enginecontract;

import countinghouse.lake.Lake;
import countinghouse.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest {
  @TestFactory
  Stream<DynamicTest> duckDbKeepsTheContract(@TempDir Path folder) {
    Warehouse warehouse =
        Warehouse.openUnchecked("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
    Lake lake = Lake.open(folder.resolve("it's a lake").toUri());
    return EngineContract.of(warehouse, lake).clauses().stream()
        .map(clause -> DynamicTest.dynamicTest(clause.name(), clause.proof()::run))
        .onClose(lake::close)
        .onClose(warehouse::close);
  }
}
