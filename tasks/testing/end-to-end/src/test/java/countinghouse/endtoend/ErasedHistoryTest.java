package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.erasecustomer.EraseCustomer;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.line.KnownPeople;
import countinghouse.line.Line;
import countinghouse.storefront.Storefront;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.Everything;
import countinghouse.testsupport.TaskRun;
import countinghouse.truthaudit.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three weeks of shop and till, from which two people who bought in both are erased as the how-to
 * says it: at the sources, then by a run that reads this, then by erase-customer, then new marts.
 * One of them is a wholesaler, whose tickets bear a word that others' orders have too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasedHistoryTest {
  private static final String SALES =
      """
      select m.source_name || ' ' || m.date_key || ' ' || m.currency || ' ' || p.product_line,
        count(*) || ' ' || sum(m.quantity) || ' ' || sum(m.net_amount) || ' ' || sum(m.total_amount)
      from marts.sales_movement m join marts.dim_product p using (product_key) group by 1
      """;
  private static final List<String> HEADS =
      List.of(
          "woocommerce orders",
          "woocommerce refunds",
          "woocommerce customers",
          "square orders",
          "square payments",
          "square refunds",
          "square customers");
  private static final String[] CONFIRMED = {
    "--confirm", "--by", "data office", "--reason", "ticket 17"
  };

  private final List<KnownPeople.Person> people = new ArrayList<>();
  private final List<Erasure> erasures = new ArrayList<>();
  private Path folder;
  private Storefront storefront;
  private Line line;
  private Instant now;
  private Map<String, String> salesBefore = Map.of();

  /**
   * What an erasure announced, said it did, and did.
   *
   * @param runs of the lake that were not there before
   * @param records whose versions in staging are other ones, as the announcement writes them
   */
  private record Erasure(TaskRun announced, TaskRun done, int runs, List<String> records) {}

  @BeforeAll
  void twoPeopleAreErasedFromThreeWeeks(@TempDir Path temporary) throws Exception {
    folder = temporary;
    LocalDate start = LocalDate.parse("2026-10-15");
    storefront =
        new Storefront(
            new Storefront.Options(11, start, 21, 1.0, 0, folder.resolve("truth"), "10.0.2"));
    line = new Line(folder.resolve("line"), Line.sources(storefront, start));
    now = storefront.now();
    read(Duration.ofHours(3), "whole_history");
    read(Duration.ofDays(1), "one_more_day");
    KnownPeople known = new KnownPeople(folder.resolve("truth"), line.url());
    people.addAll(List.of(known.whoBuysInEveryWay(), known.wholesaler()));
    people.forEach(person -> storefront.erase(person.id()));
    read(Duration.ofHours(1), "erased_at_the_sources");
    salesBefore = Contents.map(line.url(), SALES);
    assertThat(traces()).hasSizeGreaterThan(50);
    for (KnownPeople.Person person : people) {
      erasures.add(erase(person));
    }
    line.warehouse(now.plus(Duration.ofMinutes(5)), "after");
    line.done(new EraseCustomer(), now, "--compact");
  }

  @AfterAll
  void close() {
    storefront.close();
  }

  /** Plays on, and reads and publishes everything up to then. */
  private void read(Duration later, String build) {
    now = now.plus(later);
    storefront.playTo(now);
    line.daily(now, build);
  }

  private Erasure erase(KnownPeople.Person person) throws IOException, SQLException {
    TaskRun announced = eraseCustomer(person.options().stream());
    Path before = Files.createTempDirectory(folder, "before").resolve("warehouse.duckdb");
    Files.copy(line.folder().resolve("warehouse.duckdb"), before);
    Set<String> runs = runs();
    TaskRun done = eraseCustomer(Stream.concat(person.options().stream(), Stream.of(CONFIRMED)));
    Set<String> fresh = new HashSet<>(runs());
    fresh.removeAll(runs);
    return new Erasure(announced, done, fresh.size(), changedRecords(before));
  }

  private TaskRun eraseCustomer(Stream<String> arguments) {
    return line.done(new EraseCustomer(), now, arguments.toArray(String[]::new));
  }

  private Set<String> runs() {
    return Lake.open(line.folder().resolve("lake").toUri()).manifests().stream()
        .map(Manifest::folder)
        .collect(Collectors.toSet());
  }

  private List<String> changedRecords(Path before) throws SQLException {
    List<String> changed = new ArrayList<>();
    for (String head : HEADS) {
      String versions = "select columns(lambda c: c not like '%%run_id') from %s.staging.";
      String table = head.replace(' ', '_');
      String count =
          Contents.value(
              "jdbc:duckdb:",
              "attach '%s' as before (read_only); attach '%s' as after (read_only);"
                      .formatted(before, line.folder().resolve("warehouse.duckdb"))
                  + " select count(distinct id) from ("
                  + versions.formatted("before")
                  + table
                  + " except all "
                  + versions.formatted("after")
                  + table
                  + ")");
      if (!count.equals("0")) {
        changed.add("  " + head + ": " + count);
      }
    }
    return changed;
  }

  /** Where anything of the two is still said, in any file of the line. */
  private List<String> traces() throws IOException, SQLException {
    Everything everything = Everything.in(line.folder());
    return people.stream().flatMap(it -> it.values().foundIn(everything).stream()).toList();
  }

  private void demandTruth(Line audited) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int code =
        Main.run(
            out,
            out,
            "--truth",
            folder.resolve("truth").toString(),
            "--marts",
            audited.folder().resolve("marts.duckdb").toString());
    assertThat(code).as(() -> said.toString(StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void theDryRunCountsWhatIsThenDone() {
    for (Erasure erasure : erasures) {
      List<String> announced = erasure.announced().out().lines().toList();
      assertThat(announced.stream().filter(it -> HEADS.stream().anyMatch(it::contains)))
          .containsExactlyInAnyOrderElementsOf(erasure.records());
      assertThat(announced)
          .contains("Runs of the lake that would be written anew: " + erasure.runs());
      for (String figure : List.of("profiles", "records", "lake_runs")) {
        assertThat(erasure.done().report().at("/details/" + figure))
            .isEqualTo(erasure.announced().report().at("/details/" + figure));
      }
    }
  }

  @Test
  void nothingOfThemIsLeftInLakeWarehouseOrMarts() throws Exception {
    assertThat(traces()).isEmpty();
    for (Erasure erasure : erasures) {
      String said = erasure.done().out() + erasure.done().log() + erasure.done().report();
      assertThat(people).noneMatch(it -> it.values().texts().stream().anyMatch(said::contains));
    }
  }

  @Test
  void netSalesPerDayAndProductLineAreThoseOfBefore() throws SQLException {
    assertThat(salesBefore).hasSizeGreaterThan(100);
    assertThat(Contents.map(line.url(), SALES)).isEqualTo(salesBefore);
    demandTruth(line);
  }

  @Test
  void aRebuildFromTheLakeAloneGivesTheSameMarts() throws SQLException {
    Line rebuilt = line.withWarehouseIn(folder.resolve("rebuilt"));

    rebuilt.warehouse(now.plus(Duration.ofMinutes(5)), "rebuilt");

    assertThat(Contents.of(rebuilt.url(), "staging")).isEqualTo(Contents.of(line.url(), "staging"));
    String[] stamps = {"build_id", "built_at", "staging_as_of"};
    assertThat(Contents.of(rebuilt.url(), "marts", stamps))
        .isEqualTo(Contents.of(line.url(), "marts", stamps));
    demandTruth(rebuilt);
  }
}
