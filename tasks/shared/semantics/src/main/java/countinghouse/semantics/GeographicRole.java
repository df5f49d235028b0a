package countinghouse.semantics;

/** What place a column names, so that a map can show it. */
public enum GeographicRole {
  /** ISO 3166-1, two letters. */
  COUNTRY,
  /** A state or region within the country. */
  STATE,
  CITY
}
