package countinghouse.semantics;

/** How the values of a column become one when nobody says it. */
public enum Aggregation {
  /** Not at all. */
  NONE,
  SUM,
  AVERAGE
}
