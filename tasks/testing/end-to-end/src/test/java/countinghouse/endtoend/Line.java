package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.buildmarts.BuildMarts;
import countinghouse.checkmarts.CheckMarts;
import countinghouse.extractsquare.ExtractSquare;
import countinghouse.extractwoocommerce.ExtractWooCommerce;
import countinghouse.loadstaging.LoadStaging;
import countinghouse.migratewarehouse.MigrateWarehouse;
import countinghouse.publishmarts.PublishMarts;
import countinghouse.taskkit.Task;
import countinghouse.testsupport.TaskRun;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tasks in the order in which the DAG runs them, with one lake and one warehouse in a folder.
 *
 * @param folder holds {@code lake/} and {@code warehouse.duckdb}
 * @param sources the settings that say where the sources are
 */
record Line(Path folder, Map<String, String> sources) {
  private static final List<String> SHOP_HEADS =
      List.of("orders", "refunds", "products", "variations", "customers", "categories");
  private static final List<String> TILL_HEADS =
      List.of(
          "locations",
          "orders",
          "payments",
          "refunds",
          "items",
          "variations",
          "catalog-categories",
          "customers");

  /** The same sources and lake, with a warehouse in another folder. */
  Line withWarehouseIn(Path other) {
    Map<String, String> changed = new HashMap<>(sources);
    changed.putIfAbsent("COUNTINGHOUSE_LAKE", lake());
    return new Line(other, changed);
  }

  /** Everything the DAG does in one daily run. */
  void daily(Instant now, String build) {
    extractShop(now);
    extractTill(now);
    warehouse(now, build);
  }

  /** All heads of the shop, and the ids that stand in it. */
  void extractShop(Instant now) {
    SHOP_HEADS.forEach(
        head -> done(new ExtractWooCommerce(), now, "--head", head, "--to", to(now)));
    for (String head : List.of("orders", "refunds")) {
      done(new ExtractWooCommerce(), now, ids(head, now));
    }
  }

  /** All heads of the till, and the ids that stand in it. */
  void extractTill(Instant now) {
    TILL_HEADS.forEach(head -> done(new ExtractSquare(), now, "--head", head, "--to", to(now)));
    done(new ExtractSquare(), now, ids("orders", now));
  }

  /** From the lake to published marts. */
  void warehouse(Instant now, String build) {
    done(new MigrateWarehouse(), now);
    done(new LoadStaging(), now);
    done(new BuildMarts(), now, "--build", build);
    done(new CheckMarts(), now, "--build", build);
    done(new PublishMarts(), now, "--build", build);
  }

  /** Runs a task that must succeed. */
  TaskRun done(Task task, Instant now, String... args) {
    TaskRun run = TaskRun.of(task, environment(), Clock.fixed(now, ZoneOffset.UTC), args);
    assertThat(run.exitCode()).as(() -> run.log() + run.out()).isZero();
    return run;
  }

  /** The address of the warehouse. */
  String url() {
    return "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("COUNTINGHOUSE_LAKE", lake());
    environment.put("COUNTINGHOUSE_WAREHOUSE", url());
    environment.put("COUNTINGHOUSE_TIMEZONE", "America/New_York");
    environment.put("COUNTINGHOUSE_CURRENCY", "USD");
    environment.putAll(sources);
    return environment;
  }

  private String lake() {
    return folder.resolve("lake").toUri().toString();
  }

  private static String to(Instant now) {
    return now.minus(Duration.ofMinutes(2)).toString();
  }

  private static String[] ids(String head, Instant now) {
    String from = now.minus(Duration.ofDays(90)).toString();
    return new String[] {"--head", head, "--ids", "--created-from", from, "--to", to(now)};
  }
}
