package countinghouse.checkmarts;

import java.util.Locale;

/** How a rule ended for one subject. */
enum Status {
  PASSED,
  WARNED,
  FAILED;

  /** The name in {@code ops.check_result} and in run reports. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(Level level, long failures) {
    if (failures == 0) {
      return PASSED;
    }
    return level == Level.FAIL ? FAILED : WARNED;
  }
}
