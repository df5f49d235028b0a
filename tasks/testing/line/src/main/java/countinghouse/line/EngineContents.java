package countinghouse.line;

import countinghouse.taskkit.Settings;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Schema;
import org.jooq.Table;

/** What a warehouse holds, on whichever engine, in a form in which two can be compared. */
public final class EngineContents {
  /** When a task wrote a row, and which build it was. */
  private static final Set<String> OF_THE_RUN =
      Set.of("build_id", "built_at", "staging_as_of", "loaded_at");

  private EngineContents() {}

  /**
   * The rows of every table of a schema, by its name, sorted, without what says when they were
   * written.
   *
   * @param schema a generated one, {@code staging} or {@code marts}
   */
  public static Map<String, List<String>> of(Line line, Schema schema) {
    try (Warehouse warehouse =
        Warehouse.open(Settings.from(line.environment()), WarehouseRole.AUDITOR)) {
      Map<String, List<String>> contents = new TreeMap<>();
      schema.getTables().forEach(table -> contents.put(table.getName(), rows(warehouse, table)));
      return contents;
    }
  }

  private static List<String> rows(Warehouse warehouse, Table<?> table) {
    List<Field<?>> columns =
        Arrays.stream(table.fields())
            .<Field<?>>map(field -> field)
            .filter(field -> !OF_THE_RUN.contains(field.getName()))
            .toList();
    return warehouse.dsl().select(columns).from(table).stream()
        .map(row -> Arrays.toString(row.intoArray()))
        .sorted()
        .toList();
  }
}
