package countinghouse.line;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.buildmarts.BuildMarts;
import countinghouse.checkmarts.CheckMarts;
import countinghouse.extractsquare.ExtractSquare;
import countinghouse.extractwoocommerce.ExtractWooCommerce;
import countinghouse.loadstaging.LoadStaging;
import countinghouse.migratewarehouse.MigrateWarehouse;
import countinghouse.publishmarts.PublishMarts;
import countinghouse.storefront.Storefront;
import countinghouse.taskkit.Task;
import countinghouse.testsupport.TaskRun;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The tasks in the order in which the DAG runs them, with one lake and one warehouse in a folder.
 *
 * @param folder holds {@code lake/} and {@code warehouse.duckdb}
 * @param sources the settings that say where the sources are
 */
public record Line(Path folder, Map<String, String> sources) {
  private static final Map<String, Supplier<Task>> TASKS =
      Map.of(
          "extract-woocommerce", ExtractWooCommerce::new,
          "extract-square", ExtractSquare::new,
          "migrate-warehouse", MigrateWarehouse::new,
          "load-staging", LoadStaging::new,
          "build-marts", BuildMarts::new,
          "check-marts", CheckMarts::new,
          "publish-marts", PublishMarts::new);

  /** The settings that say where a storefront is, and on which day its business began. */
  public static Map<String, String> sources(Storefront storefront, LocalDate start) {
    return Map.of(
        "COUNTINGHOUSE_START", start.toString(),
        "COUNTINGHOUSE_WOOCOMMERCE_URL", storefront.url(),
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY", storefront.keys().consumerKey(),
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET", storefront.keys().consumerSecret(),
        "COUNTINGHOUSE_SQUARE_URL", storefront.url(),
        "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN", storefront.accessToken());
  }

  /** The same sources and lake, with a warehouse in another folder. */
  public Line withWarehouseIn(Path other) {
    Map<String, String> changed = new HashMap<>(sources);
    changed.putIfAbsent("COUNTINGHOUSE_LAKE", lake());
    return new Line(other, changed);
  }

  /** Everything the DAG does in one daily run. */
  public void daily(Instant now, String build) {
    extractShop(now);
    extractTill(now);
    warehouse(now, build);
  }

  /** All heads of the shop, and the ids that stand in it. */
  public void extractShop(Instant now) {
    all(Step.shop(now), now);
  }

  /** All heads of the till, and the ids that stand in it. */
  public void extractTill(Instant now) {
    all(Step.till(now), now);
  }

  /** From the lake to published marts. */
  public void warehouse(Instant now, String build) {
    all(Step.warehouse(build), now);
  }

  private void all(List<Step> steps, Instant now) {
    steps.forEach(step -> done(step, now));
  }

  /** Runs a step that must succeed. */
  public TaskRun done(Step step, Instant now) {
    return demandDone(run(step, now));
  }

  /** Runs a step, however it ends. */
  public TaskRun run(Step step, Instant now) {
    Task task = Objects.requireNonNull(TASKS.get(step.task())).get();
    return run(task, now, step.arguments().toArray(String[]::new));
  }

  /** Runs a task that must succeed. */
  public TaskRun done(Task task, Instant now, String... args) {
    return demandDone(run(task, now, args));
  }

  /** Runs a task, however it ends. */
  public TaskRun run(Task task, Instant now, String... args) {
    return TaskRun.of(task, environment(), Clock.fixed(now, ZoneOffset.UTC), args);
  }

  private static TaskRun demandDone(TaskRun run) {
    assertThat(run.exitCode()).as(() -> run.log() + run.out()).isZero();
    return run;
  }

  /** The address of the warehouse. */
  public String url() {
    return "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
  }

  /** The settings of every task. */
  public Map<String, String> environment() {
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
}
