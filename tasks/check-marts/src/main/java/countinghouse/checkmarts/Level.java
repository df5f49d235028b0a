package countinghouse.checkmarts;

import java.util.Locale;

/** What a rule that finds something does to the build. */
enum Level {
  /** The build is not published. */
  FAIL,
  /** The build is published, and somebody should look. */
  WARN;

  /** The name in rule files and in {@code ops.check_result}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
