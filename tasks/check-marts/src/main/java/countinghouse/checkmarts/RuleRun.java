package countinghouse.checkmarts;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks rules about a build. Unqualified names in their text mean the build's schema; {@code
 * staging}, {@code ops} and {@code marts} (the published ones) are qualified.
 *
 * @param warehouse whose unqualified names mean the build
 * @param subjects what there is to ask about
 * @param parameters what {@code ${…}} means for every rule
 */
record RuleRun(Warehouse warehouse, Subjects subjects, Map<String, String> parameters) {

  /** Asks one rule about everything it is meant for. */
  List<CheckResult> ask(Rule rule) {
    return subjects.of(rule).stream().map(subject -> ask(rule, subject)).toList();
  }

  private CheckResult ask(Rule rule, Subject subject) {
    Map<String, String> values = new HashMap<>(parameters);
    values.putAll(subject.values());
    Found found = found(rule, Template.fill(rule.sql(), values));
    Optional<Kept> kept = rule.keeps().map(table -> new Kept(table, found.rows()));
    String says = Template.fill(rule.says(), values);
    return new CheckResult(
        rule.name(),
        subject.name(),
        rule.level(),
        found.count(),
        found.count() == 0 ? says : found.insteadOf(says),
        Template.fill(rule.whatToDo(), values),
        kept);
  }

  private Found found(Rule rule, String sql) {
    try {
      return warehouse.onConnection(connection ->
          Found.by(connection, sql, warehouse.engine()::asWritten, rule.keeps().isPresent()));
    } catch (TaskFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalStateException("sql/checks/" + rule.name() + ".sql cannot be run", e);
    }
  }
}
