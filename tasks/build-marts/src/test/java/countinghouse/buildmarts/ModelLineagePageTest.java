package countinghouse.buildmarts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.buildmarts.table.BuiltTable;
import countinghouse.buildmarts.table.ComputedTable;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.star.Rules;
import countinghouse.warehouse.tables.conformed.DefaultSchema;
import countinghouse.warehouse.tables.marts.Marts;
import countinghouse.warehouse.tables.staging.Staging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeps the page of what each table of a build is made of equal to the statements that make it;
 * {@code -Ddocs.rewrite=true} writes it anew.
 */
final class ModelLineagePageTest {
  private static final Path ROOT = Path.of(System.getProperty("root.dir"));
  private static final Path PAGE = ROOT.resolve("docs/reference/model-lineage.md");
  private static final Path SCHEMA = ROOT.resolve("warehouse-schema");
  private static final Pattern READ =
      Pattern.compile(
          "\\b(?:from|join)\\s+(?:\"?\\w+\"?\\.)?\"?(\\w+)\"?", Pattern.CASE_INSENSITIVE);
  private static final String HEAD =
      """
      # Model lineage

      Generated (`make docs`): what each table of a build is made of, taken from the statements that make it, in the
      order in which they run. Tables of staging hold every version of every record; conformed tables live as long as
      a build; the rest are the marts. How one record went this way: `trace` ([tasks](tasks.md#trace)). What a column
      means: [data dictionary](data-dictionary.md).

      """;

  /** What stands behind a name in a statement; names that the statement itself makes are none. */
  private static final Set<String> STAGED = names(Staging.STAGING.getTables());

  private static final Set<String> MARTS = names(Marts.MARTS.getTables());
  private static final Set<String> CONFORMED = names(DefaultSchema.DEFAULT_SCHEMA.getTables());

  @TempDir Path folder;

  @Test
  void thePageTellsOfEveryTableWhatItIsMadeOf() throws IOException {
    Map<Table<?>, Set<String>> sources = sources();
    String expected = HEAD + graph(sources) + list(sources);
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE).as("generated; rewrite it with `make docs`").hasContent(expected);
    assertThat(sources.values().stream().flatMap(Set::stream))
        .as("what a build reads of staging and makes between")
        .contains("woocommerce_orders", "square_orders", "source_order", "order_outcome");
  }

  /** The tables of a build in their order, each with those that it is made of. */
  private Map<Table<?>, Set<String>> sources() {
    try (TestWarehouse warehouse = new TestWarehouse(folder)) {
      warehouse.build("one");
      DSLContext dsl = warehouse.warehouse().dslWithMartsIn("marts_one");
      Map<Table<?>, Set<String>> sources = new LinkedHashMap<>();
      for (BuiltTable built : StarTables.inOrder(warehouse.inputs(Rules.load(Optional.empty())))) {
        sources.put(built.table(), read(dsl, built));
      }
      return sources;
    }
  }

  private static Set<String> read(DSLContext dsl, BuiltTable built) {
    List<String> statements =
        switch (built) {
          case SelectedTable selected -> List.of(dsl.render(selected.rows()));
          case ComputedTable computed -> executed(dsl, computed);
        };
    return statements.stream()
        .flatMap(sql -> READ.matcher(sql).results())
        .map(found -> found.group(1))
        .filter(name -> STAGED.contains(name) || MARTS.contains(name) || CONFORMED.contains(name))
        .filter(name -> !name.equals(built.table().getName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> executed(DSLContext dsl, ComputedTable computed) {
    Statements statements = new Statements();
    Configuration heard = dsl.configuration().derive(statements);
    computed.rows(DSL.using(heard)).forEach(row -> {});
    return statements.texts;
  }

  private static String graph(Map<Table<?>, Set<String>> sources) {
    StringBuilder graph = new StringBuilder("```mermaid\nflowchart LR\n");
    sources.forEach((table, read) -> {
      graph.append("  ").append(node(table.getName())).append('\n');
      read.forEach(name ->
          graph.append("  ").append(name).append(" --> ").append(table.getName()).append('\n'));
    });
    return graph.append("```\n\n").toString();
  }

  /** Marts are drawn as boxes, what lies between as rounded ones. */
  private static String node(String name) {
    return MARTS.contains(name) ? name + "[" + name + "]" : name + "(" + name + ")";
  }

  private static String list(Map<Table<?>, Set<String>> sources) {
    return "| table | what it holds | made of | read by |\n|---|---|---|---|\n"
        + sources.entrySet().stream()
            .map(entry -> row(entry.getKey(), entry.getValue(), sources))
            .collect(joining("\n", "", "\n"));
  }

  private static String row(Table<?> table, Set<String> read, Map<Table<?>, Set<String>> sources) {
    List<String> readers =
        sources.entrySet().stream()
            .filter(other -> other.getValue().contains(table.getName()))
            .map(other -> other.getKey().getName())
            .toList();
    return "| **%s** | %s | %s | %s |"
        .formatted(
            table.getName(),
            holds(table).split("(?<=[.;:]) ", 2)[0].replaceAll("[;:]$", "."),
            read.isEmpty() ? "rules and settings" : quoted(read.stream()),
            MARTS.contains(table.getName()) && readers.isEmpty()
                ? "readers"
                : quoted(readers.stream()));
  }

  /** Conformed tables are said in their own file, the marts in their comment. */
  private static String holds(Table<?> table) {
    if (MARTS.contains(table.getName())) {
      return table.getComment();
    }
    Path file = SCHEMA.resolve("conformed").resolve(table.getName() + ".sql");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .takeWhile(line -> line.startsWith("--"))
          .map(line -> line.substring(2).strip())
          .collect(joining(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(Stream<String> names) {
    return names.map(name -> "`" + name + "`").collect(joining(", "));
  }

  private static Set<String> names(List<Table<?>> tables) {
    return tables.stream().map(Table::getName).collect(Collectors.toSet());
  }

  /** Hears which statements are executed. */
  private static final class Statements implements ExecuteListener {
    private static final long serialVersionUID = 1;
    private final transient List<String> texts = new ArrayList<>();

    @Override
    public void executeStart(ExecuteContext context) {
      texts.add(String.valueOf(context.sql()));
    }
  }
}
