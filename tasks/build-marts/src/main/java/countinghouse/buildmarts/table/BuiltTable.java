package countinghouse.buildmarts.table;

import org.jooq.Table;

/** A table of the build that knows its rows; writing them is {@link TableWriter}'s work. */
public sealed interface BuiltTable permits SelectedTable, ComputedTable {
  /** The table that the rows are for. */
  Table<?> table();
}
