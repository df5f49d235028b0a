package countinghouse.buildmarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import countinghouse.buildmarts.table.BuiltTable;
import countinghouse.star.Rules;
import countinghouse.star.Star;
import countinghouse.star.StarTable;
import countinghouse.star.StarTable.Kind;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.tables.conformed.DefaultSchema;
import countinghouse.warehouse.tables.marts.Marts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the list of tables that a build fills owes to the star. */
final class StarTablesTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("root.dir"), "tasks/build-marts/src/main/java");

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

  @Test
  void everyTableOfTheStarIsFilledOnce() {
    assertThat(names(true))
        .containsExactlyInAnyOrderElementsOf(
            Star.TABLES.stream()
                .filter(table -> !table.isView() && table.kind() != Kind.STAMP)
                .map(StarTable::name)
                .toList());
  }

  @Test
  void everyConformedTableIsFilledOnce() {
    assertThat(names(false))
        .containsExactlyInAnyOrderElementsOf(
            DefaultSchema.DEFAULT_SCHEMA.getTables().stream().map(Table::getName).toList());
  }

  @Test
  void theClassOfATableIsNamedAsTheTableAndSaysItsGrainFirst() throws IOException {
    for (BuiltTable built : built(true)) {
      String source =
          Files.readString(SOURCES.resolve(built.getClass().getName().replace('.', '/') + ".java"));
      String prose = source.replaceAll("\\s+\\*\\s+", " ").replaceAll("\\s+", " ");
      assertThat(built.getClass().getSimpleName()).isEqualTo(className(built.table().getName()));
      assertThat(prose).contains("/** " + built.table().getComment());
    }
  }

  @Test
  void aKeyThatTwoRowsHaveStopsTheBuild() {
    warehouse.build("one");
    DSLContext dsl = warehouse.warehouse().dslWithMartsIn("marts_one");
    new KeyCheck(dsl).demandUniqueKeys();
    dsl.execute("insert into marts_one.dim_channel select * from marts_one.dim_channel limit 1");

    assertThatExceptionOfType(TaskFailure.class)
        .isThrownBy(() -> new KeyCheck(dsl).demandUniqueKeys())
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.DEFECT))
        .withMessageContaining("dim_channel");
  }

  private List<String> names(boolean ofMarts) {
    return built(ofMarts).stream().map(built -> built.table().getName()).toList();
  }

  private List<BuiltTable> built(boolean ofMarts) {
    return StarTables.inOrder(warehouse.inputs(Rules.load(Optional.empty()))).stream()
        .filter(built -> Marts.MARTS.equals(built.table().getSchema()) == ofMarts)
        .toList();
  }

  private static String className(String table) {
    return Arrays.stream(table.split("_", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
