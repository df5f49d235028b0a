package countinghouse.publishmarts;

import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static countinghouse.warehouse.tables.marts.Tables.SALES_MOVEMENT;
import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static countinghouse.warehouse.tables.ops.Tables.PUBLICATION;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.taskkit.Log;
import countinghouse.testsupport.FakeClock;
import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishMartsTest {
  private static final LocalDateTime DAY_1 = SampleBuilds.FIRST;
  private static final LocalDateTime DAY_2 = DAY_1.plusDays(1);
  private static final int PUBLICATIONS = Integer.getInteger("publications", 8);
  private static final FakeClock CLOCK = new FakeClock(Instant.parse("2026-06-20T07:00:00Z"));
  private static final Log LOG = new Log("publish-marts", System.err, false, CLOCK);

  private static final Path OPERATIONS =
      Path.of(System.getProperty("root.dir", "../..")).resolve("sql/operations");

  @TempDir private Path temporary;
  private Path folder = Path.of("");
  private String url = "";

  @BeforeEach
  void makeWarehouse() throws IOException {
    folder = Files.createDirectory(temporary.resolve("line"));
    url = SampleBuilds.newWarehouse(folder);
  }

  @Test
  void aPassedBuildIsPublishedInWarehouseAndFile() {
    inWarehouse(warehouse -> SampleBuilds.passed(warehouse, "one", DAY_1));

    TaskRun run = publish("one");

    assertThat(run.exitCode()).isZero();
    assertThat(run.report().at("/details/outcome").asText()).isEqualTo("published");
    assertThat(publishedInWarehouse()).containsExactly("one");
    assertThat(publishedInFile()).containsExactly("one");
    assertThat(publications()).containsExactly("one");
  }

  @Test
  void whatRanInTheLastNightIsOneList() throws IOException {
    String query = Files.readString(OPERATIONS.resolve("what-ran.sql"));
    inWarehouse(warehouse -> {
      SampleBuilds.passed(warehouse, "one", DAY_1);
      loaded(warehouse, "the night before", DAY_1.minusDays(2));
      loaded(warehouse, "window", LocalDateTime.ofInstant(CLOCK.instant(), UTC).minusHours(1));
    });
    publish("one");

    inWarehouse(warehouse -> {
      Result<Record> ran = warehouse.dsl().fetch(query.replaceAll(";\\s*$", ""));
      assertThat(ran.getValues("station", String.class)).contains("load").endsWith("publish");
      assertThat(ran.getValues("what", String.class))
          .contains("window", "published")
          .doesNotContain("the night before");
      Record load =
          ran.stream().filter(it -> "load".equals(it.get("station"))).findFirst().orElseThrow();
      assertThat(load.get("subject")).isEqualTo("woocommerce/orders");
      assertThat(load.get("rows_new")).isEqualTo(3L);
    });
  }

  private static void loaded(Warehouse warehouse, String kind, LocalDateTime at) {
    warehouse
        .dsl()
        .insertInto(LOAD)
        .set(LOAD.SOURCE_NAME, "woocommerce")
        .set(LOAD.HEAD, "orders")
        .set(LOAD.RUN_ID, kind)
        .set(LOAD.SOURCE_KIND, "woocommerce")
        .set(LOAD.KIND, kind)
        .set(LOAD.EXTRACTED_AT, at.minusMinutes(5))
        .set(LOAD.ROWS_READ, 5L)
        .set(LOAD.ROWS_NEW, 3L)
        .set(LOAD.ROWS_UNCHANGED, 2L)
        .set(LOAD.ROWS_REJECTED, 0L)
        .set(LOAD.ROWS_DELETED, 0L)
        .set(LOAD.LOADED_AT, at)
        .execute();
  }

  @Test
  void readersFindCommentsAndViewsToo() {
    inWarehouse(warehouse -> SampleBuilds.passed(warehouse, "one", DAY_1));
    publish("one");

    try (Warehouse marts = readers()) {
      assertThat(marts.dsl().fetchValue("select sum(net_amount) from marts.sales_movement"))
          .hasToString("0.0000");
      assertThat(
              marts
                  .dsl()
                  .fetchValue(
                      "select comment from duckdb_tables() where table_name = 'dim_product'"))
          .asString()
          .startsWith("One row per variant and version");
      assertThat(
              marts
                  .dsl()
                  .fetchValue(
                      "select comment from duckdb_views() where view_name = 'sales_movement'"))
          .asString()
          .startsWith("One row per counted sale line");
      assertThat(
              marts
                  .dsl()
                  .fetchValue(
                      "select count(*) from duckdb_columns() where comment is null and not internal"
                          + " and table_name = 'fct_sales_line'"))
          .hasToString("0");
    }
  }

  @Test
  void aRetriedPublicationChangesNothing() throws IOException {
    inWarehouse(warehouse -> SampleBuilds.passed(warehouse, "one", DAY_1));
    publish("one");
    byte[] bytes = Files.readAllBytes(martsFile());
    Object inode = Files.getAttribute(martsFile(), "unix:ino");
    Object modified = Files.getLastModifiedTime(martsFile());

    TaskRun again = publish("one");

    assertThat(again.exitCode()).isZero();
    assertThat(again.report().at("/details/outcome").asText()).isEqualTo("unchanged");
    assertThat(martsFile()).hasBinaryContent(bytes);
    assertThat(Files.getAttribute(martsFile(), "unix:ino")).isEqualTo(inode);
    assertThat(Files.getLastModifiedTime(martsFile())).isEqualTo(modified);
    assertThat(publications()).containsExactly("one");
  }

  @Test
  void aPublishedBuildThatWasMadeAnewAndCheckedIsShown() throws IOException {
    inWarehouse(warehouse -> SampleBuilds.passed(warehouse, "one", DAY_1));
    publish("one");
    Path first = Files.copy(martsFile(), folder.resolve("first"));
    inWarehouse(warehouse -> SampleBuilds.finished(warehouse, "one", DAY_2));
    assertRefused("one", "has not been checked since it was made");

    inWarehouse(warehouse -> SampleBuilds.checked(warehouse, new BuildId("one"), "passed", DAY_2));
    TaskRun again = publish("one");

    assertThat(again.report().at("/details/outcome").asText()).isEqualTo("published");
    assertThat(builtAt()).isEqualTo(DAY_2);
    assertThat(publish("one").report().at("/details/outcome").asText()).isEqualTo("unchanged");
    Files.copy(first, martsFile(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(publish("one").report().at("/details/outcome").asText()).isEqualTo("repaired");
    assertThat(builtAt()).isEqualTo(DAY_2);
    assertThat(publishedMakings()).containsExactly(DAY_1, DAY_2);
  }

  @Test
  void anAuditOfAnEarlierMakingCountsForNothingWhateverTheClocksSay() {
    inWarehouse(warehouse -> {
      BuildId build = SampleBuilds.finished(warehouse, "one", DAY_1);
      SampleBuilds.checked(warehouse, build, "passed", DAY_2.plusYears(1));
    });
    publish("one");
    inWarehouse(warehouse -> SampleBuilds.finished(warehouse, "one", DAY_2));

    assertRefused("one", "has not been checked since it was made");

    assertThat(builtAt()).isEqualTo(DAY_1);
  }

  @Test
  void aFailedCheckKeepsTheLastGoodMarts() {
    inWarehouse(warehouse -> {
      SampleBuilds.passed(warehouse, "good", DAY_1);
      BuildId bad = SampleBuilds.finished(warehouse, "bad", DAY_2);
      SampleBuilds.checked(warehouse, bad, "failed", DAY_2);
    });
    publish("good");

    TaskRun run = publish("bad");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.messages("error").getFirst())
        .contains("did not pass its check: grain-unique (dim_date): 3")
        .contains("published marts stay as they are");
    assertThat(publishedInWarehouse()).containsExactly("good");
    assertThat(publishedInFile()).containsExactly("good");
  }

  @Test
  void aBuildThatIsNotThereIsRefused() {
    assertRefused("nobody", "no finished build");
  }

  @Test
  void aBuildWithoutItsStampIsRefused() {
    inWarehouse(warehouse -> SampleBuilds.unfinished(warehouse, "halfway"));

    assertRefused("halfway", "no finished build");
  }

  @Test
  void aBuildThatNobodyCheckedIsRefused() {
    inWarehouse(warehouse -> SampleBuilds.finished(warehouse, "unseen", DAY_1));

    assertRefused("unseen", "has not been checked since it was made");
  }

  @Test
  void aBuildThatWasMadeAgainAfterItsCheckIsRefused() {
    inWarehouse(warehouse -> {
      BuildId build = SampleBuilds.passed(warehouse, "remade", DAY_1);
      warehouse.engine().dropSchema(warehouse.dsl(), warehouse.schemas().of(build));
      SampleBuilds.finished(warehouse, "remade", DAY_2);
    });

    assertRefused("remade", "has not been checked since it was made");
  }

  @Test
  void aBuildThatIsOlderThanThePublishedOneIsRefused() {
    inWarehouse(warehouse -> {
      SampleBuilds.passed(warehouse, "new", DAY_2);
      SampleBuilds.passed(warehouse, "old", DAY_1);
    });
    publish("new");

    assertRefused("old", "older than the published one, new");
    assertThat(publishedInFile()).containsExactly("new");
  }

  @Test
  void anUnspeakableBuildIdIsAUsageError() {
    assertThat(publish("no such; id").exitCode()).isEqualTo(64);
  }

  @Test
  void aReadersFileOfAnotherBuildIsRepaired() throws IOException {
    inWarehouse(warehouse -> {
      SampleBuilds.passed(warehouse, "one", DAY_1);
      SampleBuilds.passed(warehouse, "two", DAY_2);
    });
    publish("one");
    Path old = Files.copy(martsFile(), folder.resolve("old"));
    publish("two");
    Files.copy(old, martsFile(), StandardCopyOption.REPLACE_EXISTING);

    TaskRun run = publish("two");

    assertThat(run.report().at("/details/outcome").asText()).isEqualTo("repaired");
    assertThat(publishedInFile()).containsExactly("two");
  }

  @Test
  void aReadersFileThatIsBrokenOrGoneIsRepaired() throws IOException {
    inWarehouse(warehouse -> SampleBuilds.passed(warehouse, "one", DAY_1));
    publish("one");

    Files.writeString(martsFile(), "no DuckDB");
    assertThat(publish("one").report().at("/details/outcome").asText()).isEqualTo("repaired");
    Files.delete(martsFile());
    assertThat(publish("one").report().at("/details/outcome").asText()).isEqualTo("repaired");

    assertThat(publishedInFile()).containsExactly("one");
  }

  /** A kill leaves what the files hold at that instant; real kills: the module fault-injection. */
  @ParameterizedTest
  @EnumSource(Step.class)
  void aKillAfterAnyStepIsHealedByPublishingAgain(Step last) throws IOException {
    inWarehouse(warehouse -> {
      SampleBuilds.passed(warehouse, "one", DAY_1);
      SampleBuilds.passed(warehouse, "two", DAY_2);
    });
    publish("one");
    Path killed = temporary.resolve("killed");
    inWarehouse(warehouse ->
        new Publication(warehouse, CLOCK, LOG, step -> copyFilesAfter(last, step, killed))
            .publish(new BuildId("two")));
    folder = killed;
    url = "jdbc:duckdb:" + killed.resolve("warehouse.duckdb");
    assertThat(publishedInFile()).containsExactly(last == Step.FILE_REPLACED ? "two" : "one");

    TaskRun again = publish("two");

    assertThat(again.exitCode()).isZero();
    assertThat(publishedInWarehouse()).containsExactly("two");
    assertThat(publishedInFile()).containsExactly("two");
    assertThat(publications()).containsExactly("one", "two");
    assertThat(files()).containsExactly("marts.duckdb", "warehouse.duckdb");
  }

  @Test
  void aReaderInAnotherProcessNeverSeesAMix() throws Exception {
    inWarehouse(warehouse -> SampleBuilds.passed(warehouse, "v0", DAY_1));
    publish("v0");
    List<String> looks;
    List<String> held;
    try (ReaderProcess holder = ReaderProcess.start(ReaderProcess.Habit.HOLD, martsFile());
        ReaderProcess reader = ReaderProcess.start(ReaderProcess.Habit.REOPEN, martsFile())) {
      for (int i = 1; i <= PUBLICATIONS; i++) {
        String build = "v" + i;
        LocalDateTime builtAt = DAY_1.plusHours(i);
        inWarehouse(warehouse -> SampleBuilds.passed(warehouse, build, builtAt));
        assertThat(publish(build).exitCode()).isZero();
      }
      looks = reader.stop();
      held = holder.stop();
    }

    assertThat(held).containsExactly("v0");
    assertThat(looks).hasSizeGreaterThan(PUBLICATIONS / 2).allMatch(look -> look.matches("v\\d+"));
    assertThat(looks.stream().distinct().count()).isGreaterThan(PUBLICATIONS / 4);
  }

  @Test
  void buildsThatAreNoLongerNeededAreDropped() {
    inWarehouse(warehouse -> {
      SampleBuilds.finished(warehouse, "failed_1", DAY_1.minusDays(3));
      SampleBuilds.finished(warehouse, "failed_2", DAY_1.minusDays(2));
      SampleBuilds.finished(warehouse, "failed_3", DAY_1.minusDays(1));
      SampleBuilds.unfinished(warehouse, "halfway");
      SampleBuilds.passed(warehouse, "good", DAY_1);
    });

    publish("good");

    inWarehouse(warehouse ->
        assertThat(warehouse.engine().schemas(warehouse.dsl(), "marts"))
            .containsExactly("marts", "marts_failed_2", "marts_failed_3"));
  }

  private void assertRefused(String build, String why) {
    TaskRun run = publish(build);

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.messages("error").getFirst()).contains(why);
  }

  private TaskRun publish(String build) {
    return TaskRun.of(
        new PublishMarts(), Map.of("COUNTINGHOUSE_WAREHOUSE", url), CLOCK, "--build", build);
  }

  private void copyFilesAfter(Step last, Step step, Path to) {
    if (step != last) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      Files.createDirectory(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Work {
    void in(Warehouse warehouse);
  }

  private void inWarehouse(Work work) {
    try (Warehouse warehouse = Warehouse.open(url)) {
      work.in(warehouse);
    }
  }

  private List<String> publishedInWarehouse() {
    try (Warehouse warehouse = Warehouse.open(url)) {
      return Stream.concat(
              warehouse.dsl().select(DIM_PRODUCT.PRODUCT_NAME).from(DIM_PRODUCT).fetch().stream(),
              warehouse
                  .dsl()
                  .select(SALES_MOVEMENT.SOURCE_NAME)
                  .from(SALES_MOVEMENT)
                  .fetch()
                  .stream())
          .map(row -> row.get(0, String.class))
          .distinct()
          .toList();
    }
  }

  private List<String> publishedInFile() {
    try (Warehouse marts = readers()) {
      return marts
          .dsl()
          .fetch(
              "select product_name from dim_product"
                  + " union select source_name from sales_movement"
                  + " union select build_id from build_stamp")
          .map(row -> row.get(0, String.class));
    }
  }

  private Object builtAt() {
    try (Warehouse marts = readers()) {
      return marts.dsl().select(BUILD_STAMP.BUILT_AT).from(BUILD_STAMP).fetchSingle().value1();
    }
  }

  private Warehouse readers() {
    return Warehouse.openUnchecked("jdbc:duckdb:" + martsFile());
  }

  private List<String> publications() {
    try (Warehouse warehouse = Warehouse.open(url)) {
      return warehouse
          .dsl()
          .select(PUBLICATION.BUILD_ID)
          .from(PUBLICATION)
          .orderBy(PUBLICATION.BUILD_ID)
          .fetch(PUBLICATION.BUILD_ID);
    }
  }

  private List<LocalDateTime> publishedMakings() {
    try (Warehouse warehouse = Warehouse.open(url)) {
      return warehouse
          .dsl()
          .select(PUBLICATION.BUILT_AT)
          .from(PUBLICATION)
          .orderBy(PUBLICATION.BUILT_AT)
          .fetch(PUBLICATION.BUILT_AT);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path martsFile() {
    return folder.resolve("marts.duckdb");
  }
}
