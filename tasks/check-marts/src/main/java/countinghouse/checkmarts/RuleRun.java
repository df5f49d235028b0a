package countinghouse.checkmarts;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
    String sql = Template.fill(rule.sql(), values);
    Found found = found(rule, sql);
    Optional<Kept> kept = rule.keeps().map(table -> new Kept(table, found.rows()));
    String says = Template.fill(rule.says(), values);
    return new CheckResult(
        rule.name(),
        subject.name(),
        rule.level(),
        found.count(),
        found.count() == 0 ? says : found.insteadOf(says),
        Template.fill(rule.means(), values),
        Template.fill(rule.whatToDo(), values),
        found.count() == 0 ? Collections.emptySortedMap() : amounts(rule, sql),
        kept);
  }

  /** The money of everything that was found, by currency. */
  private SortedMap<String, BigDecimal> amounts(Rule rule, String sql) {
    SortedMap<String, BigDecimal> amounts = new TreeMap<>();
    rule.money()
        .map(money ->
            "select currency, sum(%s) as amount from (\n%s\n) found group by currency"
                .formatted(money, sql))
        .ifPresent(summed ->
            warehouse
                .dsl()
                .resultQuery(summed)
                .forEach(
                    row -> amounts.put(row.get(0, String.class), row.get(1, BigDecimal.class))));
    return amounts;
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
