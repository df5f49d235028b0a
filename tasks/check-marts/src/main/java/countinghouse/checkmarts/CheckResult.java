package countinghouse.checkmarts;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How one rule ended for one subject.
 *
 * @param rule its name
 * @param subject a table, a column, a source, or {@code marts} as a whole
 * @param level of the rule
 * @param failures offending rows
 * @param message what holds, or what was found, with the first rows
 * @param means to the owner of the business when it was found
 * @param whatToDo when it was found
 * @param amounts of money that it touches, by currency; empty where none is known
 * @param kept rows that stay in a table of their own
 */
record CheckResult(
    String rule,
    String subject,
    Level level,
    long failures,
    String message,
    String means,
    String whatToDo,
    SortedMap<String, BigDecimal> amounts,
    Optional<Kept> kept) {

  /** One of which nothing is kept but the message. */
  CheckResult(
      String rule,
      String subject,
      Level level,
      long failures,
      String message,
      String means,
      String whatToDo) {
    this(
        rule,
        subject,
        level,
        failures,
        message,
        means,
        whatToDo,
        Collections.emptySortedMap(),
        Optional.empty());
  }

  Status status() {
    return Status.of(level, failures);
  }

  /** The same as a warning, when it failed and somebody accepted that. */
  CheckResult accepted(Map<String, Acceptance> acceptances) {
    Acceptance acceptance = acceptances.get(rule);
    if (acceptance == null || status() != Status.FAILED) {
      return this;
    }
    String note = " (accepted until %s: %s)".formatted(acceptance.until(), acceptance.reason());
    return new CheckResult(
        rule, subject, Level.WARN, failures, message + note, means, whatToDo, amounts, kept);
  }
}
