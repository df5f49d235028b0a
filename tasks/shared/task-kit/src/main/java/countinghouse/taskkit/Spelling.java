package countinghouse.taskkit;

/** Whether one word may be a slip for another. */
final class Spelling {
  private static final int SLIPS = 2;

  private Spelling() {}

  /** Whether two changes of a letter at most (another, one more, one less) make the words equal. */
  static boolean isClose(String one, String other) {
    return Math.abs(one.length() - other.length()) <= SLIPS && distance(one, other) <= SLIPS;
  }

  /** The distance of Levenshtein, row by row. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      before[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int[] now = new int[other.length() + 1];
      now[0] = row;
      for (int column = 1; column <= other.length(); column++) {
        int replaced = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
        now[column] =
            Math.min(before[column - 1] + replaced, 1 + Math.min(before[column], now[column - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }
}
