package countinghouse.warehouse;

import static countinghouse.warehouse.Unqualified.column;
import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/** The runs of the lake that staging has folded, as {@code ops.load} tells. */
public final class LoadedRuns {
  /**
   * The place of a loaded run in the order of its head.
   *
   * @param extractedAt when its reading began, UTC
   * @param runId of the lake
   */
  public record Loaded(LocalDateTime extractedAt, String runId) {}

  private record Key(String source, String head, String runId) {}

  /** The table in a build's own schema that lists the runs which the build has seen. */
  public static final String OF_BUILD = "build_run";

  private final Set<Key> keys;

  private LoadedRuns(Set<Key> keys) {
    this.keys = keys;
  }

  /** All of them, as they are now. */
  public static LoadedRuns of(DSLContext dsl) {
    return in(dsl, LOAD);
  }

  /** Those that a build has seen: what was loaded when it began. */
  public static LoadedRuns seenBy(Warehouse warehouse, BuildId build) {
    return in(warehouse.dsl(), ofBuild(warehouse, build));
  }

  /**
   * Keeps what is loaded now in the schema of a build that begins, and goes away with it. The names
   * of the runs are kept, not a time: a run may be loaded long after it was read, and two machines
   * have two clocks.
   *
   * @return the latest start of reading among them (UTC); empty while nothing is loaded
   */
  public static Optional<LocalDateTime> keepFor(Warehouse warehouse, BuildId build) {
    DSLContext dsl = warehouse.dsl();
    Table<Record> kept = ofBuild(warehouse, build);
    dsl.createTable(kept)
        .as(select(LOAD.SOURCE_NAME, LOAD.HEAD, LOAD.RUN_ID, LOAD.EXTRACTED_AT).from(LOAD))
        .execute();
    return dsl.select(max(column(LOAD.EXTRACTED_AT)))
        .from(kept)
        .fetchOptional(max(column(LOAD.EXTRACTED_AT)));
  }

  private static Table<Record> ofBuild(Warehouse warehouse, BuildId build) {
    return table(name(warehouse.schemas().of(build), OF_BUILD));
  }

  private static LoadedRuns in(DSLContext dsl, Table<?> runs) {
    return new LoadedRuns(
        new HashSet<>(
            dsl.select(column(LOAD.SOURCE_NAME), column(LOAD.HEAD), column(LOAD.RUN_ID))
                .from(runs)
                .fetch(row -> new Key(row.value1(), row.value2(), row.value3()))));
  }

  /** Those of one head, in the order of folding. */
  public static List<Loaded> ofHead(DSLContext dsl, String source, String head) {
    return dsl.select(LOAD.EXTRACTED_AT, LOAD.RUN_ID)
        .from(LOAD)
        .where(LOAD.SOURCE_NAME.eq(source), LOAD.HEAD.eq(head))
        .orderBy(LOAD.EXTRACTED_AT, LOAD.RUN_ID)
        .fetch(row -> new Loaded(row.value1(), row.value2()));
  }

  /** Whether a run is among them. */
  public boolean contains(String source, String head, String runId) {
    return keys.contains(new Key(source, head, runId));
  }

  /** How many there are. */
  public int size() {
    return keys.size();
  }
}
