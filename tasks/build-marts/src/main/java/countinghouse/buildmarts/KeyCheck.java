package countinghouse.buildmarts;

import static org.jooq.impl.DSL.count;

import countinghouse.star.Star;
import countinghouse.star.StarTable;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * Whether every surrogate key of a build names one row. Two natural keys may in theory have the
 * same 63-bit key, and a wrong join would give a row twice: either would be wrong sums in silence.
 */
final class KeyCheck {
  private final DSLContext dsl;

  KeyCheck(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * Looks at every table of the star that has rows of its own.
   *
   * @throws TaskFailure (70) naming a table and a key that two rows have
   */
  void demandUniqueKeys() {
    Star.TABLES.stream().filter(table -> !table.isView()).forEach(this::demandUniqueKey);
  }

  private void demandUniqueKey(StarTable table) {
    List<Field<?>> key = Stream.<Field<?>>of(table.keyFields()).toList();
    Record twice =
        dsl.select(key).from(table.table()).groupBy(key).having(count().gt(1)).limit(1).fetchOne();
    if (twice != null) {
      throw new TaskFailure(
          ExitCode.DEFECT,
          "Two rows of " + table.name() + " have the same key " + twice.intoMap(),
          "the build's own schema, table " + table.name(),
          "Report it with the key: either two natural keys collide or a join gives a row twice");
    }
  }
}
