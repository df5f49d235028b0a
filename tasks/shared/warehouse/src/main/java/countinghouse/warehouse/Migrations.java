package countinghouse.warehouse;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.tables.ops.Ops;
import countinghouse.warehouse.tables.staging.Staging;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The migrations of staging and ops: the folders that hold them, the schema that remembers them,
 * and whether a warehouse has exactly those that this release knows.
 */
public final class Migrations {
  /** The folders of {@code warehouse-schema}, which is on the class path. */
  public static final List<String> FOLDERS = List.of("ops", "staging");

  /** Flyway's history table. */
  public static final String HISTORY_TABLE = "flyway_schema_history";

  /** Flyway quotes the names of its history, so they are in lower case on every engine. */
  private static final Field<String> VERSION =
      DSL.field(DSL.quotedName("version"), SQLDataType.VARCHAR);

  private static final Field<Boolean> SUCCESS =
      DSL.field(DSL.quotedName("success"), SQLDataType.BOOLEAN);

  private static final int MOST_SHOWN = 5;

  private static final Pattern FILE = Pattern.compile("V(\\d+)__\\w+\\.sql");

  private Migrations() {}

  static void demandCurrent(Warehouse warehouse) {
    Set<Integer> applied = applied(warehouse);
    Set<Integer> known = known();
    if (!known.containsAll(applied)) {
      throw TaskFailure.configuration(
          "The warehouse was migrated by a later release: versions " + without(applied, known),
          warehouse.address(),
          "Run the newest release of every task");
    }
    if (!applied.containsAll(known)) {
      throw TaskFailure.configuration(
          "The warehouse lacks the migrations " + without(known, applied),
          warehouse.address(),
          "Run migrate-warehouse");
    }
    demandComplete(warehouse);
  }

  /** A migration that was applied is never applied again, so only a new file brings them back. */
  private static void demandComplete(Warehouse warehouse) {
    Engine engine = warehouse.engine();
    Schemas schemas = warehouse.schemas();
    List<String> missing =
        engine.missing(
            warehouse.dsl(),
            Map.of(
                schemas.staging(), Staging.STAGING.getTables(),
                schemas.ops(), Ops.OPS.getTables()));
    if (!missing.isEmpty()) {
      throw TaskFailure.configuration(
          "The warehouse lacks what its migrations made: " + shown(missing),
          warehouse.address(),
          "Somebody took it away. " + Warehouse.REMEDY);
    }
  }

  /** The first few names of what is missing, for a message. */
  public static String shown(List<String> names) {
    String first = names.stream().limit(MOST_SHOWN).collect(joining(", "));
    return names.size() <= MOST_SHOWN
        ? first
        : first + " and " + (names.size() - MOST_SHOWN) + " more";
  }

  /**
   * Forgets the migrations that began and failed, so that they are done again from their first
   * statement: every statement of a migration can be repeated, since no engine undoes them
   * together.
   */
  public static void forgetFailed(Warehouse warehouse) {
    if (historyExists(warehouse)) {
      warehouse.dsl().deleteFrom(history(warehouse)).where(DSL.not(SUCCESS)).execute();
    }
  }

  private static List<Integer> without(Set<Integer> all, Set<Integer> some) {
    return all.stream().filter(not(some::contains)).sorted().toList();
  }

  private static Set<Integer> applied(Warehouse warehouse) {
    if (!historyExists(warehouse)) {
      return Set.of();
    }
    return warehouse
        .dsl()
        .select(VERSION)
        .from(history(warehouse))
        .where(VERSION.isNotNull())
        .and(SUCCESS)
        .stream()
        .map(row -> Integer.valueOf(row.value1()))
        .collect(toUnmodifiableSet());
  }

  private static Table<?> history(Warehouse warehouse) {
    return DSL.table("%s.\"%s\"".formatted(warehouse.schemas().ops(), HISTORY_TABLE));
  }

  private static boolean historyExists(Warehouse warehouse) {
    return warehouse.engine().hasTable(warehouse.dsl(), warehouse.schemas().ops(), HISTORY_TABLE);
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
