package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.line.Line;
import countinghouse.s3emulator.S3Emulator;
import countinghouse.storefront.Storefront;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.TaskRun;
import countinghouse.trace.Trace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line with its lake in an emulated S3, beside the same with its lake in a folder. */
class S3LineTest {
  private final S3Emulator s3 = S3Emulator.start();

  @AfterEach
  void stop() {
    s3.systemProperties().keySet().forEach(System::clearProperty);
    s3.close();
  }

  @Test
  void theMartsOfALakeInS3AreThoseOfALakeInAFolderRowForRow(@TempDir Path folder) throws Exception {
    s3.systemProperties().forEach(System::setProperty);
    s3.createVersionedBucket("countinghouse");
    LocalDate start = LocalDate.parse("2026-10-15");
    try (Storefront storefront =
        new Storefront(
            new Storefront.Options(11, start, 4, 1.0, 0, folder.resolve("truth"), "10.0.2"))) {
      Map<String, String> sources = Line.sources(storefront, start);
      Map<String, String> inBucket = new HashMap<>(sources);
      inBucket.put("COUNTINGHOUSE_LAKE", "s3://countinghouse/lake");
      Line one = new Line(folder.resolve("one"), sources);
      Line other = new Line(folder.resolve("other"), inBucket);
      Instant now = storefront.now();

      one.daily(now, "day");
      other.daily(now, "day");

      assertThat(marts(other)).isEqualTo(marts(one)).isNotEmpty();
      assertThat(folder.resolve("other/lake")).doesNotExist();
      TaskRun trace = other.done(new Trace(), now, "woocommerce", "orders", anOrder(other));
      assertThat(trace.out()).contains("orders.parquet");
    }
  }

  private static String anOrder(Line line) throws SQLException {
    return Contents.value(line.url(), "select min(id) from staging.woocommerce_orders");
  }

  private static Map<String, List<String>> marts(Line line) throws SQLException {
    return Contents.of(line.url(), "marts", "build_id", "built_at", "staging_as_of");
  }
}
