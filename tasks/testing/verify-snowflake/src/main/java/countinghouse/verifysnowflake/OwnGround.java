package countinghouse.verifysnowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.lake.Lake;
import countinghouse.line.Line;
import countinghouse.line.Step;
import countinghouse.makereport.MakeReport;
import countinghouse.storefront.Storefront;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import countinghouse.testsupport.Folders;
import countinghouse.testsupport.TaskRun;
import countinghouse.trace.Trace;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the verification works: schemas behind a prefix, and a folder of the lake, that nobody else
 * has; a simulated shop and till; and a folder on this machine for DuckDB, whose marts are
 * compared. {@link #clear} takes all of it away.
 */
final class OwnGround implements AutoCloseable {
  static final String VERIFIER = "countinghouse_verifier";
  static final String ANALYST = "countinghouse_analyst";
  private static final int DAYS = 3;

  private final Map<String, String> environment;
  private final String name;
  private final Path folder;
  private final Storefront storefront;
  private final LocalDate start;
  private int instants;
  private boolean isUsed;

  private OwnGround(
      Map<String, String> environment,
      String name,
      Path folder,
      Storefront storefront,
      LocalDate start) {
    this.environment = Map.copyOf(environment);
    this.name = name;
    this.folder = folder;
    this.storefront = storefront;
    this.start = start;
  }

  /**
   * Ground that nothing was made on yet.
   *
   * @param environment of the task, with the address of the account and of the lake
   * @param now of which the names are made, to the second
   */
  static OwnGround of(Map<String, String> environment, Instant now) throws IOException {
    String name = "verify_" + now.getEpochSecond();
    Path folder = Files.createTempDirectory("countinghouse-" + name);
    LocalDate start = now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(DAYS);
    Storefront storefront =
        new Storefront(
            new Storefront.Options(11, start, DAYS, 1.0, 0, folder.resolve("truth"), "10.0.2"));
    return new OwnGround(environment, name, folder, storefront, start);
  }

  /** The instant to which the simulated business has been played. */
  Instant now() {
    return storefront.now();
  }

  /** A later instant than any before: no build replaces one that was made later. */
  Instant next() {
    return now().plusSeconds(++instants);
  }

  /** The line on the account. */
  Line snowflake() {
    return new Line(folder, settings(Map.of()));
  }

  /**
   * Runs a task of the line on the account.
   *
   * @throws TaskFailure as the task ended
   */
  void run(Step step, Instant now) {
    demandDone(step.task(), snowflake().run(step, now));
  }

  /**
   * Follows a record on the account.
   *
   * @return the page
   * @throws TaskFailure as the task ended
   */
  String trace(String... arguments) {
    TaskRun run = snowflake().run(new Trace(), now(), arguments);
    demandDone("trace", run);
    return run.out();
  }

  /**
   * Makes the report of what is published on the account.
   *
   * @return the build that it is about
   * @throws TaskFailure as the task ended
   */
  String report() {
    String page = folder.resolve("report.html").toString();
    TaskRun run = snowflake().run(new MakeReport(), now(), "--out", page);
    demandDone("make-report", run);
    return run.report().path("run").asText();
  }

  private static void demandDone(String task, TaskRun run) {
    if (run.exitCode() != 0) {
      JsonNode failure = run.report().path("failure");
      throw TaskFailure.configuration(
          task + ": " + failure.path("what").asText(),
          failure.path("where").asText(),
          failure.path("what_to_do").asText());
    }
  }

  /** The line on DuckDB, with the same lake. */
  Line duckDb() {
    return new Line(
        folder,
        settings(
            Map.of(
                "COUNTINGHOUSE_WAREHOUSE", "jdbc:duckdb:" + folder.resolve("warehouse.duckdb"))));
  }

  private Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.putAll(Line.sources(storefront, start));
    settings.put(Setting.SCHEMA_PREFIX.variable(), prefix());
    settings.putAll(lakeIn("line"));
    settings.put(Setting.TIMEZONE.variable(), "America/New_York");
    settings.put(Setting.CURRENCY.variable(), "USD");
    settings.put(Setting.TASK.variable(), "verify-snowflake");
    settings.remove(Setting.SOURCES.variable());
    settings.remove(Setting.NOW.variable());
    settings.remove(Setting.RULES.variable());
    settings.putAll(more);
    return settings;
  }

  /** A lake of its own in our folder, and the stage as seen from there. */
  private Map<String, String> lakeIn(String part) {
    String lake = given(Setting.LAKE);
    String folder = name + "/" + part;
    return Map.of(
        Setting.LAKE.variable(), (lake.endsWith("/") ? lake : lake + "/") + folder,
        Setting.WAREHOUSE_STAGE.variable(), given(Setting.WAREHOUSE_STAGE) + "/" + folder);
  }

  private String given(Setting setting) {
    return Settings.from(environment).required(setting);
  }

  /** What every schema's name begins with. */
  String prefix() {
    return name + "_";
  }

  /** A schema of ours: {@code staging}, {@code ops}, {@code marts} or {@code marts_<build>}. */
  String schema(String known) {
    return prefix() + known;
  }

  /** The lake of the verification. */
  Lake lake() {
    return Lake.open(Settings.from(settings(Map.of())));
  }

  /** A connection as a task has it, in its own role. */
  Warehouse open(WarehouseRole role) {
    return Warehouse.openUnchecked(Settings.from(settings(Map.of())), role);
  }

  /** A connection in a role that no task takes on. */
  Warehouse openAs(String role) {
    return openAs(role, Map.of());
  }

  private Warehouse openAs(String role, Map<String, String> more) {
    String address = given(Setting.WAREHOUSE);
    Map<String, String> settings = new HashMap<>(more);
    settings.put(
        Setting.WAREHOUSE.variable(),
        address + (address.contains("?") ? "&" : "?") + "role=" + role);
    return Warehouse.openUnchecked(Settings.from(settings(settings)), WarehouseRole.AUDITOR);
  }

  /** A warehouse that has nothing yet, apart from the line's, as one who may make its schemas. */
  Warehouse openEmpty() {
    return openAs(VERIFIER, apart());
  }

  /** The empty lake that {@link #openEmpty} reads. */
  Lake emptyLake() {
    return Lake.open(Settings.from(settings(apart())));
  }

  private Map<String, String> apart() {
    Map<String, String> apart = new HashMap<>(lakeIn("contract"));
    apart.put(Setting.SCHEMA_PREFIX.variable(), prefix() + "c_");
    return apart;
  }

  /** From now on there may be something to take away. */
  void use() {
    isUsed = true;
  }

  /** The names of our schemas that are there. */
  List<String> schemas(Warehouse warehouse) {
    return warehouse.engine().schemas(warehouse.dsl(), prefix()).stream().sorted().toList();
  }

  /**
   * Takes everything away that was made, as who made it; and sees that it is gone. What cannot be
   * taken away keeps nothing else.
   *
   * @throws AssertionError that tells all that could not be taken away
   */
  void clear() {
    if (isUsed) {
      EveryStep steps = new EveryStep();
      steps.attempt(() -> drop(open(WarehouseRole.TRANSFORMER), schema("marts")));
      steps.attempt(() -> drop(openAs(VERIFIER), prefix()));
      steps.attempt(this::clearLake);
      steps.demandAll();
    }
  }

  private void drop(Warehouse owner, String beginning) {
    try (owner) {
      EveryStep steps = new EveryStep();
      for (String schema : schemas(owner)) {
        if (schema.startsWith(beginning)) {
          steps.attempt(() -> owner.engine().dropSchema(owner.dsl(), schema));
        }
      }
      steps.demandAll();
      assertThat(schemas(owner))
          .as("schemas that are still there")
          .noneMatch(schema -> schema.startsWith(beginning));
    }
  }

  private void clearLake() {
    try (Lake all = Lake.open(Settings.from(environment))) {
      all.removeFolder(name);
    }
  }

  @Override
  public void close() {
    storefront.close();
    Folders.remove(folder);
  }
}
