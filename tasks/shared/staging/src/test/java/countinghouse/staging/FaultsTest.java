package countinghouse.staging;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.migratewarehouse.Migration;
import countinghouse.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
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
