package countinghouse.checkmarts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import countinghouse.star.Star;
import countinghouse.star.StarTable;
import countinghouse.star.StarTable.Kind;
import countinghouse.star.StarTable.Reference;
import countinghouse.warehouse.ExpectedHead;
import countinghouse.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Field;

/**
 * What rules can be asked about: the tables and columns of the star, and the sources.
 *
 * @param warehouse that holds the build
 * @param kindsInUse the kinds of sources of which something is expected
 */
record Subjects(Warehouse warehouse, Set<String> kindsInUse) {

  /** Everything that a rule is asked about, one by one; nothing when it has nothing to look at. */
  List<Subject> of(Rule rule) {
    List<Subject> subjects = rule.forEach().map(this::of).orElse(List.of(Subject.MARTS));
    return rule.comparesWithPublished()
        ? subjects.stream().filter(this::isPublished).toList()
        : subjects;
  }

  private List<Subject> of(Rule.Scope scope) {
    return switch (scope) {
      case TABLE -> tables(table -> !table.naturalKey().isEmpty(), Subjects::grain);
      case KEYED_TABLE -> tables(table -> table.key().size() == 1, Subjects::key);
      case KEY_COLUMN -> ownTables().flatMap(Subjects::keyColumns).toList();
      case FOREIGN_KEY -> ownTables().flatMap(Subjects::references).toList();
      case TYPE_2_DIMENSION -> tables(table -> table.versions().isPresent(), Subjects::durableKey);
      case FACT -> tables(table -> table.kind() == Kind.FACT, table -> Map.of());
      case SOURCE -> sources();
    };
  }

  private static Stream<StarTable> ownTables() {
    return Star.TABLES.stream().filter(table -> !table.isView());
  }

  private static List<Subject> tables(
      Predicate<StarTable> condition, Function<StarTable, Map<String, String>> values) {
    return ownTables()
        .filter(condition)
        .map(table -> new Subject(table.name(), with(table, values.apply(table))))
        .toList();
  }

  private static Map<String, String> with(StarTable table, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("table", table.name());
    return all;
  }

  /** Unknown and not applicable are members of every dimension and have no natural key. */
  private static Map<String, String> grain(StarTable table) {
    String isMember =
        table.kind() == Kind.DIMENSION ? table.key().getFirst().getName() + " >= 0" : "1 = 1";
    String columns = table.naturalKey().stream().map(Field::getName).collect(joining(", "));
    return Map.of("grain", columns, "is_member", isMember);
  }

  private static Map<String, String> key(StarTable table) {
    return Map.of("key", table.key().getFirst().getName());
  }

  private static Map<String, String> durableKey(StarTable table) {
    String durableKey = table.versions().orElseThrow().durableKey().getName();
    return Map.of("key", table.key().getFirst().getName(), "durable_key", durableKey);
  }

  private static Stream<Subject> keyColumns(StarTable table) {
    SequencedSet<String> columns = new LinkedHashSet<>();
    table.key().forEach(column -> columns.add(column.getName()));
    table.naturalKey().forEach(column -> columns.add(column.getName()));
    table.references().forEach(reference -> columns.add(reference.column().getName()));
    return columns.stream()
        .map(column ->
            new Subject(table.name() + "." + column, with(table, Map.of("column", column))));
  }

  private static Stream<Subject> references(StarTable table) {
    return table.references().stream()
        .map(reference ->
            new Subject(
                table.name() + "." + reference.column().getName(), with(table, parent(reference))));
  }

  private static Map<String, String> parent(Reference reference) {
    return Map.of(
        "column", reference.column().getName(),
        "parent", reference.dimension(),
        "parent_column", reference.dimensionColumn().getName());
  }

  private List<Subject> sources() {
    List<Subject> subjects = new ArrayList<>();
    ExpectedHead.of(warehouse.dsl(), kindsInUse).stream()
        .collect(groupingBy(ExpectedHead::sourceName, TreeMap::new, toList()))
        .forEach((source, heads) -> subjects.add(source(source, heads)));
    return subjects;
  }

  private Subject source(String name, List<ExpectedHead> heads) {
    String rows =
        heads.stream()
            .map(head -> "(" + Parameters.literal(warehouse, head.head()) + ")")
            .collect(joining(", "));
    return new Subject(name, Map.of("source", name, "heads", rows));
  }

  private boolean isPublished(Subject subject) {
    String table = subject.values().getOrDefault("table", "build_stamp");
    return warehouse.engine().hasTable(warehouse.dsl(), warehouse.schemas().marts(), table);
  }
}
