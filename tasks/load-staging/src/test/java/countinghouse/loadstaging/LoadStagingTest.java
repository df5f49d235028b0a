package countinghouse.loadstaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.migratewarehouse.Migration;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadStagingTest {
  private static final Instant DAY = Instant.parse("2026-03-01T03:00:00Z");
  private static final Clock CLOCK = Clock.fixed(DAY, ZoneOffset.UTC);
  private static final Refund REFUND = new Refund(1, DAY, "a", List.of(11L));

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private RefundLake shop = new RefundLake(Path.of(""), "");

  @BeforeEach
  void setUp() {
    shop = new RefundLake(folder.resolve("lake"), "shop");
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Migration.migrate(url);
    environment.put("COUNTINGHOUSE_LAKE", folder.resolve("lake").toUri().toString());
    environment.put("COUNTINGHOUSE_WAREHOUSE", url);
    environment.put("COUNTINGHOUSE_TIMEZONE", "America/New_York");
  }

  @Test
  void theReportTellsOfEveryHead() {
    shop.window(DAY, REFUND);
    TaskRun run = load();
    assertThat(run.exitCode()).as(run.log()).isZero();
    JsonNode head = run.report().at("/details/heads/0");
    assertThat(head.path("source").asText()).isEqualTo("shop");
    assertThat(head.path("head").asText()).isEqualTo("refunds");
    assertThat(head.path("new").asInt()).isEqualTo(1);
    assertThat(run.report().at("/rows/new").asInt()).isEqualTo(1);
    assertThat(run.messages("info")).contains("loaded");
  }

  @Test
  void theSecondRunLoadsNothing() {
    shop.window(DAY, REFUND);
    load();
    TaskRun second = load();
    assertThat(second.exitCode()).isZero();
    assertThat(second.report().at("/rows/read").asInt()).isZero();
    assertThat(second.report().at("/details/heads")).isEmpty();
  }

  @Test
  void anEmptyLakeIsNoFailure() {
    assertThat(load().exitCode()).isZero();
  }

  @Test
  void withoutABusinessZoneNothingIsLoaded() {
    environment.remove("COUNTINGHOUSE_TIMEZONE");
    TaskRun run = load();
    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.log()).contains("COUNTINGHOUSE_TIMEZONE");
  }

  @Test
  void aWarehouseThatWasNeverMigratedIsAWrongSetting() {
    environment.put("COUNTINGHOUSE_WAREHOUSE", "jdbc:duckdb:" + folder.resolve("other.duckdb"));
    TaskRun run = load();
    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.log()).contains("Run migrate-warehouse");
  }

  @Test
  void aBrokenRunEndsIn65AfterTheRestIsLoaded() throws IOException {
    TestRun broken = shop.window(DAY, REFUND);
    new RefundLake(folder.resolve("lake"), "second").window(DAY, REFUND);
    Files.delete(shop.folderOf(broken).resolve("refunds.parquet"));
    TaskRun run = load();
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.log()).contains(broken.manifest().runId()).contains("second/refunds");
    assertThat(load().exitCode()).isEqualTo(65);
  }

  private TaskRun load() {
    return TaskRun.of(new LoadStaging(), environment, CLOCK);
  }
}
