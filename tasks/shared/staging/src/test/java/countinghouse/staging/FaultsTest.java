package countinghouse.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import countinghouse.migratewarehouse.Migration;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fails the n-th statement of a load, for every n: staging is as before or as after. */
class FaultsTest {
  private static final Instant DAY1 = Instant.parse("2026-03-01T03:00:00Z");
  private static final Instant DAY2 = DAY1.plus(Duration.ofDays(1));
  private static final Instant DAY3 = DAY1.plus(Duration.ofDays(2));
  private static final Clock CLOCK = Clock.fixed(DAY3, ZoneOffset.UTC);
  private static final Refund A = new Refund(1, DAY1, "a", List.of(11L, 12L));
  private static final Refund EDITED = new Refund(1, DAY1, "b", List.of(12L));
  private static final Refund OTHER = new Refund(2, DAY1, "other", List.of(21L));

  @TempDir Path folder;

  @Test
  void aLoadThatFailsAtAnyStatementLeavesTheOldState() {
    RefundLake shop = new RefundLake(folder.resolve("lake"), "shop");
    shop.window(DAY1, A, OTHER);
    shop.window(DAY3, A);
    try (Warehouse warehouse = open()) {
      StagedRefunds staged = new StagedRefunds(warehouse, "shop");
      new StagingLoad(shop.lake(), warehouse, RefundLake.ZONE, CLOCK)
          .run(outcome -> {}, unreadable -> {});
      List<?> before = staged.everything();
      shop.window(DAY2, EDITED);
      shop.full(DAY3, true, List.of(A));

      int failed = 0;
      while (!loadFailingAt(failed + 1, shop, warehouse)) {
        failed++;
        assertThat(staged.everything()).as("after failing statement %d", failed).isEqualTo(before);
      }
      assertThat(failed).isGreaterThan(15);
      assertThat(staged.versions())
          .extracting(Version::reason)
          .containsExactlyInAnyOrder("a", "other", "b", "a", "other");
      assertThat(staged.existing()).containsOnlyKeys(1L);
    }
  }

  @Test
  void aFileThatIsSpoiltButAsLongAsItWasIsNamedAndIsNoDefect() throws IOException {
    RefundLake shop = new RefundLake(folder.resolve("lake"), "shop");
    shop.window(DAY1, A, OTHER);
    Path file = spoilt(folder.resolve("lake"));
    try (Warehouse warehouse = open()) {
      assertThatExceptionOfType(TaskFailure.class)
          .isThrownBy(() ->
              new StagingLoad(shop.lake(), warehouse, RefundLake.ZONE, CLOCK)
                  .run(outcome -> {}, unreadable -> {}))
          .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA))
          .withMessageContaining("has SHA-256")
          .withMessageContaining(file.toString());
    }
  }

  /** The end of a Parquet file says what is in it. */
  private static Path spoilt(Path lake) throws IOException {
    try (Stream<Path> files = Files.walk(lake)) {
      Path file = files.filter(it -> it.toString().endsWith(".parquet")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      Arrays.fill(bytes, bytes.length / 2, bytes.length - 8, (byte) 0x5E);
      return Files.write(file, bytes);
    }
  }

  @Test
  void aFullDiskIsToldOnceAndNotAskedForEveryHead() {
    RefundLake shop = new RefundLake(folder.resolve("lake"), "shop");
    shop.window(DAY1, A);
    RefundLake outlet = new RefundLake(folder.resolve("lake"), "outlet");
    outlet.window(DAY1, OTHER);
    try (Warehouse warehouse = open()) {
      FullDiskAt full = new FullDiskAt("staging.woocommerce_refunds");
      warehouse.dsl().configuration().set(full);
      assertThatExceptionOfType(TaskFailure.class)
          .isThrownBy(() ->
              new StagingLoad(shop.lake(), warehouse, RefundLake.ZONE, CLOCK)
                  .run(outcome -> {}, unreadable -> {}))
          .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY))
          .withMessageContaining("The disk is full")
          .withMessageNotContaining("things could not be loaded");
      assertThat(full.times).isOne();
    }
  }

  private Warehouse open() {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Migration.migrate(url);
    return Warehouse.open(url);
  }

  private static boolean loadFailingAt(int statement, RefundLake shop, Warehouse warehouse) {
    warehouse.dsl().configuration().set(new FailingAt(statement));
    try {
      new StagingLoad(shop.lake(), warehouse, RefundLake.ZONE, CLOCK)
          .run(outcome -> {}, unreadable -> {});
      return true;
    } catch (PulledPlug e) {
      return false;
    } finally {
      warehouse.dsl().configuration().set(new ExecuteListener[0]);
    }
  }

  /** The fault. */
  private static final class PulledPlug extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** The disk is full whenever this table is written to. */
  private static final class FullDiskAt implements ExecuteListener {
    private static final long serialVersionUID = 1;
    private final String table;
    private int times;

    FullDiskAt(String table) {
      this.table = table;
    }

    @Override
    public void executeStart(ExecuteContext context) {
      if (String.valueOf(context.sql()).startsWith("insert into " + table)) {
        times++;
        throw new DataAccessException("Could not write file: No space left on device");
      }
    }
  }

  /** Lets statements pass until it is the turn of one. */
  private static final class FailingAt implements ExecuteListener {
    private static final long serialVersionUID = 1;
    private int left;

    FailingAt(int statement) {
      left = statement;
    }

    @Override
    public void executeStart(ExecuteContext context) {
      left--;
      if (left == 0) {
        throw new PulledPlug();
      }
    }
  }
}
