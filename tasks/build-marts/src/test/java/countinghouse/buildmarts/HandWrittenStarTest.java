package countinghouse.buildmarts;

import countinghouse.star.Star;
import countinghouse.star.StarTable;
import countinghouse.star.StarTable.Kind;
import countinghouse.testsupport.golden.GoldenCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.duckdb.DuckDBConnection;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code make bench} measures the build against, a star written by hand for DuckDB alone, does
 * the same work: every table is the same, row for row and type for type. Written twice by two ways
 * of thinking, it checks the build as well.
 */
final class HandWrittenStarTest {
  private static final Path ROOT = Path.of(System.getProperty("root.dir"));
  private static final Path SCRIPT = ROOT.resolve("tasks/testing/bench/sql/build.sql");
  private static final Path GOLDEN = ROOT.resolve("tasks/build-marts/src/test/resources/golden");

  @TempDir Path folder;
  private TestWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = new TestWarehouse(folder);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  static List<GoldenCase> casesWithRules() {
    return GoldenCase.under(GOLDEN).stream()
        .filter(golden -> Files.isDirectory(golden.rules()))
        .toList();
  }

  static List<GoldenCase> casesWithoutRules() {
    return GoldenCase.under(GOLDEN).stream()
        .filter(golden -> !Files.isDirectory(golden.rules()))
        .toList();
  }

  @Test
  void everyCaseAsASourceOfItsOwnGivesTheSameStar() throws IOException, SQLException {
    warehouse.fill(List.of());
    for (GoldenCase golden : casesWithoutRules()) {
      warehouse.addAs(golden.toString().replace('/', '_'), golden.inputs());
    }

    demandTheSameStar(Path.of("none"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("casesWithRules")
  void aCaseWithRulesOfItsOwnGivesTheSameStar(GoldenCase golden) throws IOException, SQLException {
    warehouse.fill(golden.inputs());

    demandTheSameStar(golden.rules());
  }

  private void demandTheSameStar(Path rules) throws IOException, SQLException {
    warehouse.build("jar", rules);
    writeByHand(rules);

    SoftAssertions wrong = new SoftAssertions();
    for (StarTable table : Star.TABLES) {
      if (!table.isView() && table.kind() != Kind.STAMP) {
        wrong
            .assertThat(difference(table.table(), "marts_jar", "by_hand"))
            .as("rows of %s that only the jar makes", table.name())
            .isZero();
        wrong
            .assertThat(difference(table.table(), "by_hand", "marts_jar"))
            .as("rows of %s that only the hand makes", table.name())
            .isZero();
        wrong.assertThat(types(table, "by_hand")).isEqualTo(types(table, "marts_jar"));
      }
    }
    wrong.assertAll();
  }

  /** On a connection of its own, since the names of temporary tables are its own, too. */
  private void writeByHand(Path rules) throws IOException, SQLException {
    String sql =
        Files.readString(SCRIPT)
            .replace("${out}", "by_hand")
            .replace("${rules}", allRules(rules).toString())
            .replace("${zone}", "America/New_York")
            .replace("${currency}", "USD")
            .replace("${sources}", "woocommerce,square")
            .replace("${week_start}", "1")
            .replace("${fiscal_start}", "1");
    try (Connection connection = warehouse.connected(HandWrittenStarTest::another);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection another(Connection connection) throws SQLException {
    return connection.unwrap(DuckDBConnection.class).duplicate();
  }

  /** The rules of the project, with those of a case in their place. */
  private Path allRules(Path own) throws IOException {
    Path all = Files.createDirectories(folder.resolve("rules"));
    for (Path from : List.of(ROOT.resolve("warehouse-schema/rules"), own)) {
      if (Files.isDirectory(from)) {
        try (Stream<Path> files = Files.list(from)) {
          for (Path file : files.toList()) {
            Files.copy(file, all.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
    return all;
  }

  private long difference(Table<?> table, String one, String other) {
    String columns = String.join(", ", Stream.of(table.fields()).map(Field::getName).toList());
    return dsl()
        .fetchSingle(
            "select count(*) from (select %1$s from %3$s.%2$s except all select %1$s from %4$s.%2$s)"
                .formatted(columns, table.getName(), one, other))
        .get(0, Long.class);
  }

  private List<String> types(StarTable table, String schema) {
    return dsl()
        .fetch(
            """
            select column_name || ' ' || data_type from information_schema.columns
            where table_schema = ? and table_name = ? order by column_name
            """,
            schema,
            table.name())
        .map(row -> row.get(0, String.class));
  }

  private DSLContext dsl() {
    return warehouse.warehouse().dsl();
  }
}
