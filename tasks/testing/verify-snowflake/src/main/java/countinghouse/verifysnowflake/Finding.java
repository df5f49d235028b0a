package countinghouse.verifysnowflake;

import countinghouse.taskkit.TaskFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * How it ended with one capability.
 *
 * @param capability its name
 * @param outcome how
 * @param what why it is not there; empty when it is
 * @param whatToDo about it; empty when it is there
 */
record Finding(String capability, Outcome outcome, String what, String whatToDo) {
  private static final int LONGEST = 600;

  /** How a proof can end. */
  enum Outcome {
    PASSED("pass"),
    FAILED("FAIL"),
    NOT_TRIED("not tried");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }
  }

  /** It is there. */
  static Finding passed(Capability capability) {
    return new Finding(capability.name(), Outcome.PASSED, "", "");
  }

  /** It is not there. */
  static Finding failed(Capability capability, Throwable e) {
    return new Finding(capability.name(), Outcome.FAILED, why(e), capability.whatToDo());
  }

  /** What a failure says, in one line, of which the beginning says most. */
  static String why(Throwable e) {
    String text =
        e instanceof TaskFailure failure
            ? "%s (%s)".formatted(failure.what(), failure.where())
            : String.valueOf(e.getMessage());
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
  }

  /** It could not be tried. */
  static Finding notTried(Capability capability, String because) {
    return new Finding(
        capability.name(),
        Outcome.NOT_TRIED,
        "needs: " + because,
        "Mend that, then run this again");
  }

  /** The lines of a table of them: capability, outcome; below a failure why, and what to do. */
  static List<String> table(List<Finding> findings) {
    int widest = findings.stream().mapToInt(finding -> finding.capability.length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.add(
          "%-9s  %s".formatted(finding.outcome.label, finding.capability).strip()
              + (finding.outcome == Outcome.NOT_TRIED
                  ? " ".repeat(widest - finding.capability.length() + 2) + finding.what
                  : ""));
      if (finding.outcome == Outcome.FAILED) {
        lines.add("             " + finding.what);
        lines.add("             What to do: " + finding.whatToDo);
      }
    }
    return lines;
  }
}
