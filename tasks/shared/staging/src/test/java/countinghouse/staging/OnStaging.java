package countinghouse.staging;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import countinghouse.lake.Lake;
import countinghouse.migratewarehouse.Migration;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of what a load makes of the runs of a shop, each in a migrated warehouse of its own. */
abstract class OnStaging {
  static final Instant DAY1 = Instant.parse("2026-03-01T03:00:00Z");
  static final Instant DAY2 = DAY1.plus(Duration.ofDays(1));
  static final Instant DAY3 = DAY1.plus(Duration.ofDays(2));
  static final Instant DAY4 = DAY1.plus(Duration.ofDays(3));
  static final Clock CLOCK = Clock.fixed(DAY4, ZoneOffset.UTC);
  static final Instant OLD = Instant.parse("2025-06-01T00:00:00Z");
  static final Refund A = new Refund(1, DAY1, "a", List.of(11L, 12L));
  static final Refund EDITED = new Refund(1, DAY1, "b", List.of(12L));
  static final Refund OTHER = new Refund(2, OLD, "other", List.of(21L));
  @TempDir static Path template;
  @TempDir Path folder;
  Warehouse warehouse;
  RefundLake shop;
  StagedRefunds staged;

  @BeforeAll
  static void migrateOnce() {
    Migration.migrate("jdbc:duckdb:" + template.resolve("warehouse.duckdb"));
  }

  @BeforeEach
  void open() throws IOException {
    warehouse = emptyWarehouse("warehouse.duckdb");
    shop = new RefundLake(folder.resolve("lake"), "shop");
    staged = new StagedRefunds(warehouse, "shop");
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  static LocalDateTime now() {
    return LocalDateTime.ofInstant(DAY4, ZoneOffset.UTC);
  }

  Warehouse emptyWarehouse(String name) throws IOException {
    Files.copy(template.resolve("warehouse.duckdb"), folder.resolve(name));
    return Warehouse.open("jdbc:duckdb:" + folder.resolve(name));
  }

  List<HeadOutcome> load() {
    return load(warehouse, shop.lake());
  }

  static List<HeadOutcome> load(Warehouse warehouse, Lake lake) {
    return new StagingLoad(lake, warehouse, RefundLake.ZONE, CLOCK)
        .run(outcome -> {}, unreadable -> {});
  }

  TaskFailure failure() {
    return catchThrowableOfType(TaskFailure.class, this::load);
  }
}
