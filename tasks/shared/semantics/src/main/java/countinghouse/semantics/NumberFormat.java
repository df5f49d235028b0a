package countinghouse.semantics;

/** How a number is shown; {@link #pattern} as Java, Excel and Tableau write it. */
public enum NumberFormat {
  /** An amount in some currency, whose sign is not part of it. */
  MONEY("#,##0.00"),
  /** Things that are counted. */
  COUNT("#,##0"),
  /** Quantities, averages and durations. */
  DECIMAL("#,##0.##"),
  /** A share of 1. */
  PERCENT("0.0%");

  private final String pattern;

  NumberFormat(String pattern) {
    this.pattern = pattern;
  }

  /** For example {@code #,##0.00}. */
  String pattern() {
    return pattern;
  }
}
