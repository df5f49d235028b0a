package countinghouse.publishmarts;

/** What a publication has done. A kill after any of them is healed by publishing again. */
enum Step {
  /** The readers' new file lies beside the old one, whole. */
  FILE_PREPARED,
  /** The marts in the warehouse are the build's, in a transaction that is not committed yet. */
  MARTS_FILLED,
  /** The marts in the warehouse are the build's. */
  MARTS_SWITCHED,
  /** The readers' file is the build's. */
  FILE_REPLACED
}
