package countinghouse.warehouse;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toUnmodifiableSet;

import countinghouse.taskkit.TaskFailure;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The migrations of staging and ops: the folders that hold them, the schema that remembers them,
 * and whether a warehouse has exactly those that this release knows.
 */
public final class Migrations {
  /** The folders of {@code warehouse-schema}, which is on the class path. */
  public static final List<String> FOLDERS = List.of("ops", "staging");

  /** The schema of Flyway's history table. */
  public static final String HISTORY_SCHEMA = "ops";

  /** Flyway's history table. */
  public static final String HISTORY_TABLE = "flyway_schema_history";

  private static final Pattern FILE = Pattern.compile("V(\\d+)__\\w+\\.sql");

  private Migrations() {}

  static void demandCurrent(DSLContext dsl, String warehouse) {
    Set<Integer> applied = applied(dsl);
    Set<Integer> known = known();
    if (!known.containsAll(applied)) {
      throw TaskFailure.configuration(
          "The warehouse was migrated by a later release: versions " + without(applied, known),
          warehouse,
          "Run the newest release of every task");
    }
    if (!applied.containsAll(known)) {
      throw TaskFailure.configuration(
          "The warehouse lacks the migrations " + without(known, applied),
          warehouse,
          "Run migrate-warehouse");
    }
  }

  /**
   * Forgets the migrations that began and failed, so that they are done again from their first
   * statement: every statement of a migration can be repeated, since no engine undoes them
   * together.
   */
  public static void forgetFailed(Warehouse warehouse) {
    if (historyExists(warehouse.dsl())) {
      warehouse
          .dsl()
          .deleteFrom(DSL.table(DSL.name(HISTORY_SCHEMA, HISTORY_TABLE)))
          .where(DSL.not(DSL.field(DSL.name("success"), SQLDataType.BOOLEAN)))
          .execute();
    }
  }

  private static List<Integer> without(Set<Integer> all, Set<Integer> some) {
    return all.stream().filter(not(some::contains)).sorted().toList();
  }

  private static Set<Integer> applied(DSLContext dsl) {
    if (!historyExists(dsl)) {
      return Set.of();
    }
    Field<String> version = DSL.field(DSL.name("version"), SQLDataType.VARCHAR);
    return dsl
        .select(version)
        .from(DSL.table(DSL.name(HISTORY_SCHEMA, HISTORY_TABLE)))
        .where(version.isNotNull())
        .and(DSL.field(DSL.name("success"), SQLDataType.BOOLEAN))
        .stream()
        .map(row -> Integer.valueOf(row.value1()))
        .collect(toUnmodifiableSet());
  }

  private static boolean historyExists(DSLContext dsl) {
    Field<String> schema = DSL.field(DSL.name("table_schema"), SQLDataType.VARCHAR);
    Field<String> table = DSL.field(DSL.name("table_name"), SQLDataType.VARCHAR);
    return dsl.fetchExists(
        DSL.selectOne()
            .from(DSL.table(DSL.name("information_schema", "tables")))
            .where(DSL.lower(schema).eq(HISTORY_SCHEMA))
            .and(DSL.lower(table).eq(HISTORY_TABLE)));
  }

  private static Set<Integer> known() {
    return FOLDERS.stream()
        .flatMap(folder -> SchemaFiles.names(folder).stream())
        .map(FILE::matcher)
        .filter(Matcher::matches)
        .map(file -> Integer.valueOf(file.group(1)))
        .collect(toUnmodifiableSet());
  }
}
