package countinghouse.buildmarts.table;

import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A table whose rows no select can say, so that Java computes them. */
public non-sealed interface ComputedTable extends BuiltTable {
  /**
   * The rows, each in the order of the columns of {@link #table()}.
   *
   * @param dsl reads the tables that were built before, to the end before the first row is given
   */
  Stream<List<@Nullable Object>> rows(DSLContext dsl);
}
