package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.line.EngineContents;
import countinghouse.line.Step;
import countinghouse.testsupport.Everything;
import countinghouse.testsupport.SnowflakeEmulator.Sent;
import countinghouse.testsupport.SnowflakeExample;
import countinghouse.testsupport.TaskRun;
import countinghouse.testsupport.golden.SentStatements;
import countinghouse.warehouse.tables.marts.Marts;
import countinghouse.warehouse.tables.staging.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
  private static final Path GOLDEN =
      Path.of(
          System.getProperty("root.dir"),
          "tasks/testing/end-to-end/src/test/resources/sent-to-snowflake");

  private Path folder;
  private OneLakeTwoEngines business;

  @BeforeAll
  void allIsDoneOnBoth(@TempDir Path temporary) throws Exception {
    folder = temporary;
    business = new OneLakeTwoEngines(folder);
  }

  @AfterAll
  void close() {
    if (business != null) {
      business.close();
    }
  }

  @Test
  void theMartsAreEqualRowForRowKeysIncluded() {
    Map<String, List<String>> marts = EngineContents.of(business.snowflake(), Marts.MARTS);
    assertThat(marts).isEqualTo(EngineContents.of(business.duckDb(), Marts.MARTS));
    assertThat(marts.get("fct_sales_line")).hasSizeGreaterThan(1_000);
    assertThat(marts.get("fct_sales_line"))
        .anyMatch(row -> row.contains("recorded"))
        .anyMatch(row -> row.contains("square"));
  }

  @Test
  void stagingIsEqualRowForRowAndTellsNothingOfWhoWasErased() throws IOException, SQLException {
    Map<String, List<String>> staging = EngineContents.of(business.snowflake(), Staging.STAGING);
    assertThat(staging).isEqualTo(EngineContents.of(business.duckDb(), Staging.STAGING));
    List<String> told =
        staging.values().stream()
            .flatMap(List::stream)
            .filter(row -> !row.startsWith("[recorded,")) // people of another business
            .map(row -> row.toLowerCase(Locale.ROOT))
            .toList();
    assertThat(told).hasSizeGreaterThan(500);
    for (String text : business.erased().values().texts()) {
      assertThat(told).noneMatch(row -> row.contains(text.toLowerCase(Locale.ROOT)));
    }
    Everything lake = Everything.in(folder.resolve("lake/woocommerce"));
    assertThat(business.erased().values().foundIn(lake)).isEmpty();
  }

  /** The others look at what was made anew. */
  @Test
  void whatWasLostIsMadeAnewFromTheLakeRowForRowKeysIncluded() {
    assertThat(business.lostMarts().get("fct_sales_line")).hasSizeGreaterThan(1_000);
    assertThat(EngineContents.of(business.snowflake(), Marts.MARTS))
        .isEqualTo(business.lostMarts());
    assertThat(EngineContents.of(business.snowflake(), Staging.STAGING))
        .isEqualTo(business.lostStaging());
  }

  @Test
  void tasksThatOnlyReadSayTheSameOnBoth() throws IOException {
    for (String task : List.of("trace", "erase-customer-shown")) {
      List<String> said = business.both(task).stream().map(TaskRun::out).toList();
      assertThat(said.getFirst().lines()).hasSizeGreaterThan(5);
      assertThat(said.getLast()).as(task).isEqualTo(said.getFirst());
    }
    assertThat(Files.readString(business.report("snowflake")))
        .isEqualTo(Files.readString(business.report("duckdb")));
  }

  @Test
  void everyTaskTakesOnJustItsRole() {
    Map<String, Set<String>> roles = new LinkedHashMap<>();
    business
        .sent()
        .forEach((task, sent) ->
            roles.put(task, sent.stream().map(Sent::role).collect(Collectors.toSet())));
    assertThat(roles)
        .isEqualTo(
            Map.of(
                "migrate-warehouse", Set.of("COUNTINGHOUSE_LOADER"),
                "load-staging", Set.of("COUNTINGHOUSE_LOADER"),
                "build-marts", Set.of("COUNTINGHOUSE_TRANSFORMER"),
                "check-marts", Set.of("COUNTINGHOUSE_TRANSFORMER"),
                "publish-marts", Set.of("COUNTINGHOUSE_TRANSFORMER"),
                "trace", Set.of("COUNTINGHOUSE_AUDITOR"),
                "make-report", Set.of("COUNTINGHOUSE_AUDITOR"),
                "erase-customer-shown", Set.of("COUNTINGHOUSE_ERASER"),
                "erase-customer", Set.of("COUNTINGHOUSE_ERASER"),
                "publish-marts-again", Set.of("COUNTINGHOUSE_TRANSFORMER")));
  }

  /** Whether the grants of infra/snowflake allow it, tests of the emulator ask of these files. */
  @Test
  void whatEachTaskSendsIsInTheGoldenFolder() throws IOException {
    int number = 0;
    for (Map.Entry<String, List<Sent>> task : business.sent().entrySet()) {
      SentStatements.compare(
          GOLDEN.resolve("%02d-%s.sql".formatted(++number, task.getKey())),
          task.getKey() + ", as it reaches Snowflake; rewritten by `make golden`.",
          task.getValue());
    }
    try (var files = Files.list(GOLDEN)) {
      assertThat(files).hasSize(number);
    }
  }

  @Test
  void loadingAndPublishingAgainChangesNothing() {
    int before = business.emulator().log().size();
    Instant later = OneLakeTwoEngines.NOW.plus(Duration.ofHours(4));
    Map<String, List<String>> staging = EngineContents.of(business.snowflake(), Staging.STAGING);
    business.snowflake().done(Step.of("load-staging"), later);
    business.snowflake().done(Step.of("publish-marts", "--build", "rebuilt"), later);
    assertThat(EngineContents.of(business.snowflake(), Staging.STAGING)).isEqualTo(staging);
    assertThat(business.emulator().logAfter(before))
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
        business.emulator().log().stream()
            .map(statement -> statement.sql().toLowerCase(Locale.ROOT).replaceAll("'[^']*'", "''"))
            .toList();
    assertThat(sent).hasSizeGreaterThan(100);
    never.forEach(
        pattern -> assertThat(sent).as(pattern.pattern()).noneMatch(pattern.asPredicate()));
  }
}
