package countinghouse.extractwoocommerce;

/**
 * What a walk over a list has seen.
 *
 * @param rows records handed over
 * @param complete whether they were all that the source counted
 */
record Tally(long rows, boolean complete) {
  static final Tally NOTHING = new Tally(0, true);

  Tally plus(Tally other) {
    return new Tally(rows + other.rows, complete && other.complete);
  }
}
