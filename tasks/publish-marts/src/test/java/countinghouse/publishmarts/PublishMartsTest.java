package countinghouse.publishmarts;

import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import org.jooq.Record;
import org.jooq.Result;
import org.junit.jupiter.api.Test;

/** What a publication shows, keeps and writes down. */
class PublishMartsTest extends OnBuilds {
  private static final Path OPERATIONS =
      Path.of(System.getProperty("root.dir", "../..")).resolve("sql/operations");

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
}
