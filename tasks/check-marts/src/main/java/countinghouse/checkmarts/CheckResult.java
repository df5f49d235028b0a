package countinghouse.checkmarts;

/**
 * How one rule ended for one subject.
 *
 * @param rule its name
 * @param subject a table, a column, a source, or {@code marts} as a whole
 * @param level of the rule
 * @param failures offending rows
 * @param message what holds, or what was found, with the first rows
 * @param whatToDo when it was found
 */
record CheckResult(
    String rule, String subject, Level level, long failures, String message, String whatToDo) {
  Status status() {
    return Status.of(level, failures);
  }
}
