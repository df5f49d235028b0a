package countinghouse.semantics;

/** The type of a column, as far as it matters to a reader. */
public enum ColumnType {
  TEXT,
  /** Whole numbers; keys have 63 bits. */
  INTEGER,
  /** Exact, with decimals. */
  DECIMAL,
  BOOLEAN,
  DATE,
  /** An instant in UTC, without a zone of its own. */
  TIMESTAMP
}
