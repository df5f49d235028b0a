package countinghouse.tableau;

import static java.util.stream.Collectors.joining;

import countinghouse.semantics.Formula;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A formula in Tableau's language of calculations. */
final class Calculation {
  /** The name of a column of the measure's table in the data source. */
  private final UnaryOperator<String> field;

  Calculation(UnaryOperator<String> field) {
    this.field = field;
  }

  /**
   * For example {@code SUM([net_amount (sales_movement)])}.
   *
   * @throws IllegalArgumentException when Tableau cannot say it
   */
  String of(Formula formula) {
    return switch (formula) {
      case Formula.Column column -> "[" + field.apply(column.name()) + "]";
      case Formula.Numeral numeral -> numeral.value().toPlainString();
      case Formula.Text text -> "'" + text.value() + "'";
      case Formula.Negative negative -> "-" + operand(negative.of());
      case Formula.Operation operation ->
          "%s %s %s"
              .formatted(
                  operand(operation.left()),
                  sign(operation.operator()),
                  operand(operation.right()));
      case Formula.Aggregate aggregate ->
          "%s(%s)".formatted(function(aggregate), of(aggregate.argument()));
      case Formula.NullIf nullIf ->
          "IF %s <> %s THEN %s END"
              .formatted(operand(nullIf.value()), operand(nullIf.nullValue()), of(nullIf.value()));
      case Formula.When when ->
          "IF %s THEN %s END"
              .formatted(
                  when.conditions().stream().map(this::condition).collect(joining(" AND ")),
                  of(when.value()));
    };
  }

  private String operand(Formula formula) {
    return switch (formula) {
      case Formula.Operation operation -> "(" + of(operation) + ")";
      case Formula.NullIf nullIf -> "(" + of(nullIf) + ")";
      case Formula.When when -> "(" + of(when) + ")";
      default -> of(formula);
    };
  }

  private String condition(Formula.Condition condition) {
    return operand(condition.left())
        + condition
            .comparison()
            .map(it -> " " + it.comparator().sign() + " " + operand(it.right()))
            .orElse("");
  }

  private static String function(Formula.Aggregate aggregate) {
    String function = aggregate.function().name().toUpperCase(Locale.ROOT);
    if (!aggregate.isDistinct()) {
      return function;
    }
    if (aggregate.function() != Formula.Function.COUNT) {
      throw new IllegalArgumentException(
          "Tableau has no " + function + " of different values: only count(distinct …)");
    }
    return "COUNTD";
  }

  private static String sign(Formula.Operator operator) {
    return operator == Formula.Operator.CONCATENATED_WITH ? "+" : operator.sign();
  }
}
