package countinghouse.publishmarts;

import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static countinghouse.warehouse.tables.marts.Tables.SALES_MOVEMENT;
import static countinghouse.warehouse.tables.ops.Tables.PUBLICATION;
import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.taskkit.Log;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of publications, each in a warehouse of its own with builds made by hand. */
abstract class OnBuilds {
  static final LocalDateTime DAY_1 = SampleBuilds.FIRST;
  static final LocalDateTime DAY_2 = DAY_1.plusDays(1);
  static final FakeClock CLOCK = new FakeClock(Instant.parse("2026-06-20T07:00:00Z"));
  static final Log LOG = new Log("publish-marts", System.err, false, CLOCK);
  @TempDir Path temporary;
  Path folder = Path.of("");
  String url = "";

  @BeforeEach
  void makeWarehouse() throws IOException {
    folder = Files.createDirectory(temporary.resolve("line"));
    url = SampleBuilds.newWarehouse(folder);
  }

  void assertRefused(String build, String why) {
    TaskRun run = publish(build);

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.messages("error").getFirst()).contains(why);
  }

  TaskRun publish(String build) {
    return TaskRun.of(
        new PublishMarts(), Map.of("COUNTINGHOUSE_WAREHOUSE", url), CLOCK, "--build", build);
  }

  interface Work {
    void in(Warehouse warehouse);
  }

  void inWarehouse(Work work) {
    try (Warehouse warehouse = Warehouse.open(url)) {
      work.in(warehouse);
    }
  }

  List<String> publishedInWarehouse() {
    try (Warehouse warehouse = Warehouse.open(url)) {
      return Stream.concat(
              warehouse.dsl().select(DIM_PRODUCT.PRODUCT_NAME).from(DIM_PRODUCT).fetch().stream(),
              warehouse
                  .dsl()
                  .select(SALES_MOVEMENT.SOURCE_NAME)
                  .from(SALES_MOVEMENT)
                  .fetch()
                  .stream())
          .map(row -> row.get(0, String.class))
          .distinct()
          .toList();
    }
  }

  List<String> publishedInFile() {
    try (Warehouse marts = readers()) {
      return marts
          .dsl()
          .fetch(
              "select product_name from dim_product"
                  + " union select source_name from sales_movement"
                  + " union select build_id from build_stamp")
          .map(row -> row.get(0, String.class));
    }
  }

  Object builtAt() {
    try (Warehouse marts = readers()) {
      return marts.dsl().select(BUILD_STAMP.BUILT_AT).from(BUILD_STAMP).fetchSingle().value1();
    }
  }

  Warehouse readers() {
    return Warehouse.openUnchecked("jdbc:duckdb:" + martsFile());
  }

  List<String> publications() {
    try (Warehouse warehouse = Warehouse.open(url)) {
      return warehouse
          .dsl()
          .select(PUBLICATION.BUILD_ID)
          .from(PUBLICATION)
          .orderBy(PUBLICATION.BUILD_ID)
          .fetch(PUBLICATION.BUILD_ID);
    }
  }

  List<LocalDateTime> publishedMakings() {
    try (Warehouse warehouse = Warehouse.open(url)) {
      return warehouse
          .dsl()
          .select(PUBLICATION.BUILT_AT)
          .from(PUBLICATION)
          .orderBy(PUBLICATION.BUILT_AT)
          .fetch(PUBLICATION.BUILT_AT);
    }
  }

  Path martsFile() {
    return folder.resolve("marts.duckdb");
  }
}
