package countinghouse.warehouse;

import static java.util.function.Predicate.not;

import countinghouse.warehouse.tables.marts.Marts;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.Table;
import org.jooq.TableOptions.TableType;

/**
 * The empty tables of the marts and the views over them, from {@code warehouse-schema/marts}: one
 * file for each, its statements ending in a semicolon at the end of a line.
 */
public final class MartSchema {
  private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(\\R|$)");

  private MartSchema() {}

  /** Every table by name, then every view: an order in which they can be made. */
  public static List<Table<?>> tables() {
    return Marts.MARTS.getTables().stream()
        .sorted(
            Comparator.<Table<?>, Boolean>comparing(MartSchema::isView)
                .thenComparing(Table::getName))
        .toList();
  }

  /** What the published marts lack of these: {@link Engine#missing}. */
  public static List<String> missing(Warehouse warehouse) {
    return warehouse
        .engine()
        .missing(warehouse.dsl(), Map.of(warehouse.schemas().marts(), tables()));
  }

  /** Whether it is a view, which needs no rows. */
  public static boolean isView(Table<?> table) {
    return table.getTableType() == TableType.VIEW;
  }

  /** Makes everything in an existing schema; no name in a statement is qualified. */
  public static void create(Warehouse warehouse, String schema) {
    warehouse.engine().inSchema(warehouse.dsl(), schema, () -> createHere(warehouse));
  }

  /** Makes everything where unqualified names lead. */
  static void createHere(Warehouse warehouse) {
    tables().forEach(table -> create(warehouse, "marts", table));
  }

  /**
   * Fills empty tables with all rows of those in another schema.
   *
   * @param from a schema
   * @param to a schema, or a database and its schema with a dot between
   */
  static void copyRows(Warehouse warehouse, String from, String to) {
    for (Table<?> table : tables()) {
      if (!isView(table)) {
        String name = table.getName();
        warehouse
            .dsl()
            .execute("insert into %s.%s select * from %s.%s".formatted(to, name, from, name));
      }
    }
  }

  /** Makes one table or view, from the file named after it in a folder of warehouse-schema. */
  static void create(Warehouse warehouse, String folder, Table<?> table) {
    String text = SchemaFiles.read(folder + "/" + table.getName() + ".sql");
    run(warehouse, statements(filled(text, warehouse.engine().placeholders())));
  }

  static String filled(String text, Map<String, String> placeholders) {
    String filled = text;
    for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
      filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
    }
    return filled;
  }

  private static List<String> statements(String text) {
    return END_OF_STATEMENT.splitAsStream(text).filter(not(String::isBlank)).toList();
  }

  private static void run(Warehouse warehouse, List<String> statements) {
    warehouse.onConnection(connection -> {
      try (Statement statement = connection.createStatement()) {
        for (String text : statements) {
          statement.execute(text);
        }
        return statements;
      }
    });
  }
}
