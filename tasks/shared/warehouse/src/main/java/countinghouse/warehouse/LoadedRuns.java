package countinghouse.warehouse;

import static countinghouse.warehouse.tables.ops.Tables.LOAD;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

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

  private final Set<Key> keys;

  private LoadedRuns(Set<Key> keys) {
    this.keys = keys;
  }

  /** All of them, as they are now. */
  public static LoadedRuns of(DSLContext dsl) {
    return new LoadedRuns(
        new HashSet<>(
            dsl.select(LOAD.SOURCE_NAME, LOAD.HEAD, LOAD.RUN_ID)
                .from(LOAD)
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
