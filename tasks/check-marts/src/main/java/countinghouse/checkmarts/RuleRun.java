package countinghouse.checkmarts;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    Answer answer = answer(rule, sql);
    Found found = answer.found();
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
        answer.amounts(),
        kept);
  }

  /** What a rule found, and the money of all of it by currency. */
  private record Answer(Found found, SortedMap<String, BigDecimal> amounts) {}

  private Answer answer(Rule rule, String sql) {
    try {
      return warehouse.onConnection(connection -> {
        Found found =
            Found.by(connection, sql, warehouse.engine()::asWritten, rule.keeps().isPresent());
        return new Answer(found, amounts(connection, rule, sql, found));
      });
    } catch (TaskFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalStateException("sql/checks/" + rule.name() + ".sql cannot be run", e);
    }
  }

  private static SortedMap<String, BigDecimal> amounts(
      Connection connection, Rule rule, String sql, Found found) throws SQLException {
    SortedMap<String, BigDecimal> amounts = new TreeMap<>();
    if (found.count() == 0 || rule.money().isEmpty()) {
      return amounts;
    }
    String summed =
        "select currency, sum(%s) as amount from (\n%s\n) found group by currency"
            .formatted(rule.money().get(), sql);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(summed)) {
      while (row.next()) {
        amounts.put(row.getString(1), row.getBigDecimal(2));
      }
    }
    return amounts;
  }
}
