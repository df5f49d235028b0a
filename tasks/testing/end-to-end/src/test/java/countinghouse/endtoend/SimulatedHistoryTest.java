package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.line.KnownPeople;
import countinghouse.line.Line;
import countinghouse.line.PersonalValues;
import countinghouse.storefront.Storefront;
import countinghouse.testsupport.Contents;
import countinghouse.warehouse.StagedHead;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Thirty days of the simulated business, then one more, and what must hold of the line's runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedHistoryTest {
  private Path folder;
  private Storefront storefront;
  private Line line;
  private Instant now;

  @BeforeAll
  void thirtyDaysAndOneMoreAreRead(@TempDir Path temporary) throws Exception {
    folder = temporary;
    LocalDate start = LocalDate.parse("2026-10-15");
    storefront =
        new Storefront(
            new Storefront.Options(11, start, 30, 1.0, 0, folder.resolve("truth"), "10.0.2"));
    line = new Line(folder.resolve("first"), Line.sources(storefront, start));
    now = storefront.now().plus(Duration.ofHours(3));
    storefront.playTo(now);
    line.daily(now, "whole_history");
    now = now.plus(Duration.ofDays(1));
    storefront.playTo(now);
    line.daily(now, "one_more_day");
  }

  @AfterAll
  void close() {
    storefront.close();
  }

  @Test
  void aSecondRunAddsNoStagingRowAndLeavesTheMartsEqualRowForRow() throws SQLException {
    Map<String, List<String>> staging = Contents.of(line.url(), "staging");
    Map<String, List<String>> marts = marts(line);

    line.daily(now.plus(Duration.ofMinutes(5)), "the_same_day_again");

    assertThat(Contents.of(line.url(), "staging")).isEqualTo(staging);
    assertThat(marts(line)).isEqualTo(marts);
    assertThat(marts.get("fct_sales_line")).hasSizeGreaterThan(1_000);
  }

  @Test
  void aWarehouseRebuiltFromTheLakeAloneHasTheSameStagingAndMarts() throws SQLException {
    Line rebuilt = line.withWarehouseIn(folder.resolve("rebuilt"));

    rebuilt.warehouse(now, "rebuilt");

    assertThat(Contents.of(rebuilt.url(), "staging")).isEqualTo(Contents.of(line.url(), "staging"));
    assertThat(marts(rebuilt)).isEqualTo(marts(line));
  }

  /** Staging knows the head of a child by the child's first column alone; the runs know better. */
  @Test
  void everyRunHoldsItsHeadAndTheChildrenThatStagingHasForIt() {
    Map<String, Set<String>> staged = new TreeMap<>();
    StagedHead.all().forEach(head -> staged.put(head.table().getName(), tables(head)));

    Map<String, Set<String>> written = new TreeMap<>();
    try (Lake lake = Lake.open(line.folder().resolve("lake").toUri())) {
      lake.manifests().stream()
          .filter(run -> run.kind() != RunKind.IDS)
          .forEach(run ->
              written
                  .computeIfAbsent(run.sourceKind() + "_" + run.head(), head -> new TreeSet<>())
                  .addAll(tables(run)));
    }

    assertThat(written).isEqualTo(staged);
  }

  private static Set<String> tables(StagedHead head) {
    return Stream.concat(Stream.of(head.table()), head.children().stream())
        .map(Table::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> tables(Manifest run) {
    return run.files().stream()
        .map(file -> run.sourceKind() + "_" + file.entity())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Analysts read every column of the marts; who bought is known there by a key alone. */
  @Test
  void noTextOfTheMartsTellsHowABuyerIsReachedOrCalled() throws Exception {
    PersonalValues everybody = new KnownPeople(folder.resolve("truth"), line.url()).everybody();
    assertThat(everybody.areTelling()).isTrue();

    assertThat(everybody.foundIn(texts("staging"))).as("found where people are").isNotEmpty();
    assertThat(everybody.foundIn(texts("marts"))).isEmpty();
  }

  private Set<String> texts(String schema) throws SQLException {
    Map<String, String> columns =
        Contents.map(
            line.url(),
            """
            select table_name || '.' || column_name,
              'select distinct lower("' || column_name || '") t, t from %1$s.' || table_name
                || ' where "' || column_name || '" is not null'
            from information_schema.columns
            where table_schema = '%1$s' and data_type = 'VARCHAR' and column_name <> 'payload'
            """
                .formatted(schema));
    Set<String> texts = new TreeSet<>();
    for (String query : columns.values()) {
      texts.addAll(Contents.map(line.url(), query).keySet());
    }
    return texts;
  }

  private static Map<String, List<String>> marts(Line line) throws SQLException {
    return Contents.of(line.url(), "marts", "build_id", "built_at", "staging_as_of");
  }
}
