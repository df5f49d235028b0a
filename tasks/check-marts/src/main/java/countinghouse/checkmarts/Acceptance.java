package countinghouse.checkmarts;

import static countinghouse.warehouse.tables.ops.Tables.CHECK_ACCEPTANCE;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Somebody looked at a failing rule and found it benign: it is a warning until that day.
 *
 * @param rule its name
 * @param until the last day, of the business
 * @param reason why, shown beside every finding
 */
record Acceptance(String rule, LocalDate until, String reason) {

  /**
   * Refuses a decision that would change nothing.
   *
   * @throws TaskFailure (64) for a rule that is not there or never fails, a day that is over, or no
   *     reason
   */
  void demandSense(LocalDate today) {
    demandFailing();
    if (until.isBefore(today)) {
      throw TaskFailure.usage(until + " is over", "--until", "Take a day from " + today + " on");
    }
    if (reason.isBlank()) {
      throw TaskFailure.usage("There is no reason", "--reason", "Say why it is benign");
    }
  }

  private void demandFailing() {
    if (Rule.all().stream().anyMatch(it -> it.level() == Level.WARN && it.name().equals(rule))) {
      throw TaskFailure.usage(
          rule + " is a warning: it holds up nothing",
          "--accept",
          "Nothing has to be accepted; do what the warning says, or leave it");
    }
    List<String> rules =
        Stream.concat(
                Rule.all().stream().filter(it -> it.level() == Level.FAIL).map(Rule::name),
                Reconcile.all().stream().map(Reconcile::rule))
            .toList();
    if (!rules.contains(rule)) {
      throw TaskFailure.usage(
          "There is no failing rule " + rule,
          "--accept",
          "Take one of " + String.join(", ", rules));
    }
  }

  /** Keeps the decision. */
  void keep(Warehouse warehouse, LocalDateTime at) {
    warehouse.dsl().insertInto(CHECK_ACCEPTANCE).values(rule, until, reason, at).execute();
  }

  /** The decisions that hold on a day, by rule; of several for one rule the last made. */
  static Map<String, Acceptance> on(Warehouse warehouse, LocalDate day) {
    Map<String, Acceptance> acceptances = new TreeMap<>();
    warehouse
        .dsl()
        .selectFrom(CHECK_ACCEPTANCE)
        .where(CHECK_ACCEPTANCE.ACCEPTED_UNTIL.ge(day))
        .orderBy(CHECK_ACCEPTANCE.ACCEPTED_AT)
        .forEach(row ->
            acceptances.put(
                row.get(CHECK_ACCEPTANCE.RULE),
                new Acceptance(
                    row.get(CHECK_ACCEPTANCE.RULE),
                    row.get(CHECK_ACCEPTANCE.ACCEPTED_UNTIL),
                    row.get(CHECK_ACCEPTANCE.REASON))));
    return acceptances;
  }
}
