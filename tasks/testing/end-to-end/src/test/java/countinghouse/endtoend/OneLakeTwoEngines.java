package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.erasecustomer.EraseCustomer;
import countinghouse.line.EngineContents;
import countinghouse.line.KnownPeople;
import countinghouse.line.Line;
import countinghouse.line.Step;
import countinghouse.makereport.MakeReport;
import countinghouse.storefront.Storefront;
import countinghouse.taskkit.Task;
import countinghouse.testsupport.BootstrappedAccount;
import countinghouse.testsupport.FakeServer;
import countinghouse.testsupport.FakeWooCommerce;
import countinghouse.testsupport.RecordedShop;
import countinghouse.testsupport.SnowflakeEmulator;
import countinghouse.testsupport.SnowflakeEmulator.Sent;
import countinghouse.testsupport.TaskRun;
import countinghouse.trace.Trace;
import countinghouse.warehouse.tables.marts.Marts;
import countinghouse.warehouse.tables.staging.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A week of a simulated shop and till and the shop that was recorded, read into one lake, and taken
 * through the line twice on DuckDB and on an emulated Snowflake that was bootstrapped; in between a
 * report is made, an order is traced, and somebody is erased (on Snowflake, which tells the lake).
 * At the end Snowflake loses staging and books, which are made anew from the lake.
 */
final class OneLakeTwoEngines implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final LocalDate START = LocalDate.parse("2026-11-15");
  private static final String[] CONFIRMED = {
    "--confirm", "--by", "data office", "--reason", "ticket 17"
  };

  private final Path folder;
  private final Storefront storefront;
  private final SnowflakeEmulator emulator;
  private final Line duckDb;
  private Line snowflake;
  private final SequencedMap<String, List<Sent>> sent = new LinkedHashMap<>();
  private final Map<String, List<TaskRun>> both = new HashMap<>();
  private final KnownPeople.Person erased;
  private final Map<String, List<String>> lostStaging;
  private final Map<String, List<String>> lostMarts;

  /** Does it all. */
  OneLakeTwoEngines(Path folder) throws IOException, SQLException {
    this.folder = folder;
    emulator = SnowflakeEmulator.startWithFolder(folder);
    storefront =
        new Storefront(
            new Storefront.Options(11, START, 6, 1.0, 0, folder.resolve("truth"), "10.0.2"));
    Map<String, String> sources = Line.sources(storefront, START);
    duckDb = new Line(folder, sources);
    Files.createDirectory(folder.resolve("keys"));
    snowflake = bootstrapped(sources);
    readRecordedShop();
    readStorefront(NOW);
    duckDb.warehouse(NOW, "first");
    Step.warehouse("first").forEach(step -> kept(step.task(), () -> snowflake.done(step, NOW)));
    erased = new KnownPeople(folder.resolve("truth"), duckDb.url()).whoBuysInShopAndTill();
    lookAround();
    erase();
    publishAgain();
    lostStaging = EngineContents.of(snowflake, Staging.STAGING);
    lostMarts = EngineContents.of(snowflake, Marts.MARTS);
    loseStagingAndBooks();
    snowflake = bootstrapped(sources);
    snowflake.warehouse(NOW.plus(Duration.ofHours(3)), "rebuilt");
  }

  /** The bootstrap may run again; here, every time, it gives the users new keys. */
  private Line bootstrapped(Map<String, String> sources) {
    Map<String, String> settings = new HashMap<>(sources);
    settings.putAll(BootstrappedAccount.in(emulator, "s3://lake/", folder.resolve("keys")).tasks());
    return new Line(folder, settings);
  }

  Line duckDb() {
    return duckDb;
  }

  Line snowflake() {
    return snowflake;
  }

  SnowflakeEmulator emulator() {
    return emulator;
  }

  /** What staging held on Snowflake before it was lost. */
  Map<String, List<String>> lostStaging() {
    return lostStaging;
  }

  /** What the marts held there when staging was lost. */
  Map<String, List<String>> lostMarts() {
    return lostMarts;
  }

  /** What was sent to Snowflake, by what was done, in order. */
  SequencedMap<String, List<Sent>> sent() {
    return sent;
  }

  /** What a task that only reads said on DuckDB, and on Snowflake. */
  List<TaskRun> both(String task) {
    return both.getOrDefault(task, List.of());
  }

  KnownPeople.Person erased() {
    return erased;
  }

  /** The report of one of the engines. */
  Path report(String engine) {
    return folder.resolve(engine + ".html");
  }

  private void readRecordedShop() {
    try (FakeServer shop = FakeServer.start(RecordedShop.shop())) {
      Map<String, String> settings = new HashMap<>(FakeWooCommerce.CREDENTIALS);
      settings.put("COUNTINGHOUSE_WOOCOMMERCE_URL", shop.address().toString());
      settings.put("COUNTINGHOUSE_START", "2025-01-01");
      extract(
          new Line(folder, settings),
          Step.shop(NOW),
          NOW.minus(Duration.ofMinutes(1)),
          "--source-name",
          "recorded");
    }
  }

  private void readStorefront(Instant now) {
    storefront.playTo(now);
    extract(duckDb, Step.shop(now), now);
    extract(duckDb, Step.till(now), now);
  }

  /** Each at an instant of its own, so that the order of reading does not hang on runs' names. */
  private static void extract(Line line, List<Step> steps, Instant now, String... more) {
    for (int number = 0; number < steps.size(); number++) {
      List<String> arguments = new ArrayList<>(steps.get(number).arguments());
      arguments.addAll(Arrays.asList(more));
      line.done(new Step(steps.get(number).task(), arguments), now.plusSeconds(number));
    }
  }

  private void lookAround() {
    String customer =
        erased.options().stream()
            .filter(option -> option.startsWith("--customer=woocommerce:"))
            .map(option -> option.substring(option.lastIndexOf(':') + 1))
            .findFirst()
            .orElseThrow();
    both("trace", Trace::new, NOW, "woocommerce", "customers", customer);
    duckDb.done(new MakeReport(), NOW, "--out", report("duckdb").toString());
    kept(
        "make-report",
        () -> snowflake.done(new MakeReport(), NOW, "--out", report("snowflake").toString()));
  }

  private void both(String name, Supplier<Task> task, Instant now, String... arguments) {
    both.put(
        name,
        List.of(
            duckDb.done(task.get(), now, arguments),
            kept(name, () -> snowflake.done(task.get(), now, arguments))));
  }

  private void erase() {
    storefront.erase(erased.id());
    Instant later = NOW.plus(Duration.ofHours(1));
    readStorefront(later);
    duckDb.done(Step.of("load-staging"), later);
    snowflake.done(Step.of("load-staging"), later);
    String[] person = erased.options().toArray(String[]::new);
    String[] confirmed =
        Stream.of(person, CONFIRMED).flatMap(Arrays::stream).toArray(String[]::new);
    both("erase-customer-shown", EraseCustomer::new, later, person);
    kept("erase-customer", () -> snowflake.done(new EraseCustomer(), later, confirmed));
  }

  private void publishAgain() {
    Instant later = NOW.plus(Duration.ofHours(2));
    duckDb.warehouse(later, "second");
    List<Step> steps = Step.warehouse("second");
    steps.subList(0, steps.size() - 1).forEach(step -> snowflake.done(step, later));
    kept("publish-marts-again", () -> snowflake.done(steps.getLast(), later));
  }

  /** As docs/runbooks/rebuild-from-the-lake.md has it. */
  private void loseStagingAndBooks() {
    emulator.run(
        "use role sysadmin", "drop schema countinghouse.staging", "drop schema countinghouse.ops");
  }

  private <T> T kept(String name, Supplier<T> work) {
    int before = emulator.log().size();
    T result = work.get();
    sent.put(name, emulator.logAfter(before));
    assertThat(sent.get(name)).isNotEmpty();
    return result;
  }

  @Override
  public void close() {
    storefront.close();
    emulator.close();
  }
}
