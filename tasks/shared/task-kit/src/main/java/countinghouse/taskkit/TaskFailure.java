package countinghouse.taskkit;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A failure somebody can act on: its category as an exit code, what went wrong, where (source,
 * entity, record id or file:line), and what to do. Everything else that escapes a task is a defect
 * of ours.
 */
public final class TaskFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;
  private final String what;
  private final String where;
  private final String whatToDo;

  /** A failure without a cause; the three texts are sentences or phrases, never secrets. */
  public TaskFailure(ExitCode exitCode, String what, String where, String whatToDo) {
    this(exitCode, what, where, whatToDo, null);
  }

  /** A failure with the exception that led to it. */
  public TaskFailure(
      ExitCode exitCode, String what, String where, String whatToDo, @Nullable Throwable cause) {
    super(
        sentence(what) + " Where: " + sentence(where) + " What to do: " + sentence(whatToDo),
        cause);
    this.exitCode = exitCode;
    this.what = what;
    this.where = where;
    this.whatToDo = whatToDo;
  }

  /** The command line asks for something that makes no sense. */
  public static TaskFailure usage(String what, String where, String whatToDo) {
    return new TaskFailure(ExitCode.USAGE, what, where, whatToDo);
  }

  /** What was read breaks its contract. */
  public static TaskFailure data(String what, String where, String whatToDo) {
    return new TaskFailure(ExitCode.DATA, what, where, whatToDo);
  }

  /** What was read breaks its contract. */
  public static TaskFailure data(String what, String where, String whatToDo, Throwable cause) {
    return new TaskFailure(ExitCode.DATA, what, where, whatToDo, cause);
  }

  /** Something that may heal by itself. */
  public static TaskFailure temporary(String what, String where, String whatToDo) {
    return new TaskFailure(ExitCode.TEMPORARY, what, where, whatToDo);
  }

  /** Something that may heal by itself. */
  public static TaskFailure temporary(String what, String where, String whatToDo, Throwable cause) {
    return new TaskFailure(ExitCode.TEMPORARY, what, where, whatToDo, cause);
  }

  /** The source refuses what we are or what we ask. */
  public static TaskFailure refused(String what, String where, String whatToDo) {
    return new TaskFailure(ExitCode.REFUSED, what, where, whatToDo);
  }

  /** The source refuses what we are or what we ask. */
  public static TaskFailure refused(String what, String where, String whatToDo, Throwable cause) {
    return new TaskFailure(ExitCode.REFUSED, what, where, whatToDo, cause);
  }

  /** A setting is missing or wrong. */
  public static TaskFailure configuration(String what, String where, String whatToDo) {
    return new TaskFailure(ExitCode.CONFIGURATION, what, where, whatToDo);
  }

  /** A setting is missing or wrong. */
  public static TaskFailure configuration(
      String what, String where, String whatToDo, Throwable cause) {
    return new TaskFailure(ExitCode.CONFIGURATION, what, where, whatToDo, cause);
  }

  /** The three texts as sentences. */
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }

  /** The category. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** What went wrong. */
  public String what() {
    return what;
  }

  /** Where: the source, entity and record, or file and line, or setting. */
  public String where() {
    return where;
  }

  /** What a person can do about it. */
  public String whatToDo() {
    return whatToDo;
  }

  private static String sentence(String text) {
    String trimmed = text.strip();
    return trimmed.endsWith(".") || trimmed.endsWith("!") || trimmed.endsWith("?")
        ? trimmed
        : trimmed + ".";
  }
}
