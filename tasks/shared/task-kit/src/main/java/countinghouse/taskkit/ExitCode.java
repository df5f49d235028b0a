package countinghouse.taskkit;

/**
 * The closed list of exit codes of every task (after BSD's sysexits.h), so that a scheduler knows
 * what not to retry: only {@link #TEMPORARY} and a killed process can heal by themselves.
 */
public enum ExitCode {
  /** The work is done; an empty window included. */
  DONE(0, "Done; an empty window included."),
  /** The command line is wrong. */
  USAGE(64, "The command line is wrong; nothing was done."),
  /** What was read breaks its contract. */
  DATA(65, "The data breaks its contract; the message names the record."),
  /** A defect in this program. */
  DEFECT(70, "A defect in this program; please report it with the log."),
  /** Something that may heal by itself: 429, 5xx, time-outs, locks. */
  TEMPORARY(75, "Temporary: try again later. Only this code is worth a retry."),
  /** The source refused our credentials: 401 or 403. */
  REFUSED(77, "Refused by the source: credentials or permissions."),
  /** A setting is missing or wrong. */
  CONFIGURATION(78, "A setting is missing or wrong; the message names it.");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The process exit status. */
  public int number() {
    return number;
  }

  /** One sentence for help texts and documentation. */
  String meaning() {
    return meaning;
  }
}
