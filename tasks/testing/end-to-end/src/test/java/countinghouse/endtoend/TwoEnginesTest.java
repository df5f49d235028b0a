package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.makereport.Report;
import countinghouse.taskkit.Settings;
import countinghouse.testsupport.BootstrappedAccount;
import countinghouse.testsupport.FakeServer;
import countinghouse.testsupport.FakeWooCommerce;
import countinghouse.testsupport.RecordedShop;
import countinghouse.testsupport.SnowflakeEmulator;
import countinghouse.testsupport.SnowflakeEmulator.Sent;
import countinghouse.testsupport.SnowflakeExample;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import countinghouse.warehouse.tables.marts.Marts;
import countinghouse.warehouse.tables.staging.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One lake through the line on both engines: DuckDB, and the emulated Snowflake by its real driver.
 * The emulator's README says what that proves, and what only an account can.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoEnginesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private FakeServer shop;
  private SnowflakeEmulator emulator;
  private Line duckDb;
  private Line snowflake;
  private final Map<String, List<Sent>> sent = new LinkedHashMap<>();

  @BeforeAll
  void theRecordedShopIsReadOnceAndPublishedOnBoth(@TempDir Path folder) throws IOException {
    emulator = SnowflakeEmulator.startWithFolder(folder);
    shop = FakeServer.start(RecordedShop.shop());
    Map<String, String> settings = new HashMap<>(FakeWooCommerce.CREDENTIALS);
    settings.put("COUNTINGHOUSE_WOOCOMMERCE_URL", shop.address().toString());
    settings.put("COUNTINGHOUSE_START", "2025-01-01");
    settings.put("COUNTINGHOUSE_SOURCES", "woocommerce");
    duckDb = new Line(folder, settings);
    duckDb.extractShop(NOW);
    duckDb.warehouse(NOW, "first");

    Path keys = Files.createDirectory(folder.resolve("keys"));
    Map<String, String> account =
        new HashMap<>(BootstrappedAccount.in(emulator, "s3://lake/", keys).tasks());
    account.putAll(settings);
    snowflake = new Line(folder, account);
    Step.warehouse("first").forEach(this::keepWhatIsSent);
  }

  private void keepWhatIsSent(Step step) {
    int before = emulator.log().size();
    snowflake.done(step, NOW);
    sent.put(step.task(), emulator.logAfter(before));
  }

  @AfterAll
  void close() {
    if (shop != null) {
      shop.close();
      emulator.close();
    }
  }

  @Test
  void theMartsAreEqualRowForRowKeysIncluded() {
    Map<String, List<String>> marts = EngineContents.of(snowflake, Marts.MARTS);
    assertThat(marts).isEqualTo(EngineContents.of(duckDb, Marts.MARTS));
    assertThat(marts.get("fct_sales_line")).hasSizeGreaterThan(50);
  }

  @Test
  void stagingIsEqualRowForRow() {
    assertThat(EngineContents.of(snowflake, Staging.STAGING)).isEqualTo(EngineContents.of(duckDb, Staging.STAGING));
  }

  @Test
  void theReportIsEqualByteForByte() {
    String report = report(duckDb);
    assertThat(report(snowflake)).isEqualTo(report);
    assertThat(report).contains("<section id=\"headlines\"");
  }

  @Test
  void loadingAndPublishingAgainChangesNothing() {
    int before = emulator.log().size();
    Map<String, List<String>> staging = EngineContents.of(snowflake, Staging.STAGING);
    snowflake.done(Step.of("load-staging"), NOW);
    snowflake.done(Step.of("publish-marts", "--build", "first"), NOW);
    assertThat(EngineContents.of(snowflake, Staging.STAGING)).isEqualTo(staging);
    assertThat(emulator.logAfter(before))
        .noneMatch(sent -> sent.sql().contains("copy into") || sent.sql().contains("swap with"));
  }

  /**
   * The table of examples says what DuckDB, or the emulator, does not answer as Snowflake would.
   */
  @Test
  void nothingWasSentThatDuckDbAnswersOtherwiseThanSnowflake() {
    List<Pattern> never =
        SnowflakeExample.all().stream()
            .map(SnowflakeExample::neverSent)
            .filter(pattern -> !pattern.isEmpty())
            .map(Pattern::compile)
            .toList();
    List<String> sent =
        emulator.log().stream()
            .map(statement -> statement.sql().toLowerCase(Locale.ROOT).replaceAll("'[^']*'", "''"))
            .toList();
    assertThat(sent).hasSizeGreaterThan(100);
    never.forEach(
        pattern -> assertThat(sent).as(pattern.pattern()).noneMatch(pattern.asPredicate()));
  }

  @Test
  void everyTaskTakesOnJustItsRole() {
    Map<String, Set<String>> roles = new TreeMap<>();
    sent.forEach((task, statements) ->
        roles.put(task, statements.stream().map(Sent::role).collect(Collectors.toSet())));
    assertThat(roles)
        .isEqualTo(
            Map.of(
                "migrate-warehouse", Set.of("COUNTINGHOUSE_LOADER"),
                "load-staging", Set.of("COUNTINGHOUSE_LOADER"),
                "build-marts", Set.of("COUNTINGHOUSE_TRANSFORMER"),
                "check-marts", Set.of("COUNTINGHOUSE_TRANSFORMER"),
                "publish-marts", Set.of("COUNTINGHOUSE_TRANSFORMER")));
  }

  private static String report(Line line) {
    Settings settings = Settings.from(line.environment());
    try (Warehouse warehouse = Warehouse.open(settings, WarehouseRole.AUDITOR)) {
      return Report.of(warehouse, NOW).html();
    }
  }
}
