package countinghouse.semantics;

/** What a column is for. */
public enum Role {
  /** Joins tables; not to be shown. */
  KEY,
  /** Groups and filters. */
  DIMENSION,
  /** Is summed or averaged. */
  MEASURE
}
