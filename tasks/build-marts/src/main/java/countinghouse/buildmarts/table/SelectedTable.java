package countinghouse.buildmarts.table;

import org.jooq.Select;

/** A table whose rows are one select. */
public non-sealed interface SelectedTable extends BuiltTable {
  /** The rows; its columns are named and ordered as those of {@link #table()}. */
  Select<?> rows();
}
