package countinghouse.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.semantics.Formula.Aggregate;
import countinghouse.semantics.Formula.Column;
import countinghouse.semantics.Formula.Comparator;
import countinghouse.semantics.Formula.Comparison;
import countinghouse.semantics.Formula.Condition;
import countinghouse.semantics.Formula.Function;
import countinghouse.semantics.Formula.Negative;
import countinghouse.semantics.Formula.NullIf;
import countinghouse.semantics.Formula.Numeral;
import countinghouse.semantics.Formula.Operation;
import countinghouse.semantics.Formula.Operator;
import countinghouse.semantics.Formula.Text;
import countinghouse.semantics.Formula.When;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormulaTest {
  private static final Column A = new Column("a");
  private static final Column B = new Column("b");
  private static final Column C = new Column("c");

  @Test
  void anAggregateOfWhatFulfilsConditionsIsReadAsSuch() {
    assertThat(Formula.read("sum(case when is_counted and kind = 'sale' and n >= 2.5 then -a end)"))
        .isEqualTo(
            new Aggregate(
                Function.SUM,
                false,
                new When(
                    List.of(
                        new Condition(new Column("is_counted"), Optional.empty()),
                        condition(new Column("kind"), Comparator.EQUAL, new Text("sale")),
                        condition(
                            new Column("n"),
                            Comparator.GREATER_OR_EQUAL,
                            new Numeral(new BigDecimal("2.5")))),
                    new Negative(A))));
  }

  @Test
  void distinctBelongsToTheAggregate() {
    assertThat(Formula.read("count(distinct a || ' ' || b)"))
        .isEqualTo(
            new Aggregate(
                Function.COUNT,
                true,
                operation(
                    operation(A, Operator.CONCATENATED_WITH, new Text(" ")),
                    Operator.CONCATENATED_WITH,
                    B)));
  }

  @Test
  void productsBindCloserThanSumsAndEqualOnesFromTheLeft() {
    assertThat(Formula.read("a - b * c - a"))
        .isEqualTo(
            operation(
                operation(A, Operator.MINUS, operation(B, Operator.TIMES, C)), Operator.MINUS, A));
    assertThat(Formula.read("(a + b) / nullif(c, 0)"))
        .isEqualTo(
            operation(
                operation(A, Operator.PLUS, B),
                Operator.DIVIDED_BY,
                new NullIf(C, new Numeral(BigDecimal.ZERO))));
  }

  @ParameterizedTest
  @CsvSource({
    "a = b, EQUAL",
    "a <> b, NOT_EQUAL",
    "a < b, LESS",
    "a <= b, LESS_OR_EQUAL",
    "a > b, GREATER",
    "a >= b, GREATER_OR_EQUAL"
  })
  void everyComparisonIsRead(String text, Comparator comparator) {
    assertThat(Formula.read("case when " + text + " then c end"))
        .isEqualTo(new When(List.of(condition(A, comparator, B)), C));
  }

  @ParameterizedTest
  @CsvSource({"sum, SUM", "avg, AVG", "min, MIN", "max, MAX", "count, COUNT"})
  void everyFunctionIsRead(String text, Function function) {
    assertThat(Formula.read(text + "(a)")).isEqualTo(new Aggregate(function, false, A));
  }

  @Test
  void itsColumnsAreNamedOnceInTheOrderOfTheText() {
    assertThat(
            Formula.read("sum(case when b > c then a end) / nullif(sum(b) + -1 * sum(_d), 0)")
                .columns())
        .containsExactly("b", "c", "a", "_d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sum(a | Expected ) but found the end before position 6",
        "sum(a)) | Expected the end but found ) before position 8",
        "sum() | Expected a value but found )",
        "median(a) | No function median",
        "a b | Expected the end but found b",
        "a or b | Expected the end but found or",
        "case a when b then c end | Expected when but found a",
        "case when a then b | Expected end but found the end",
        "case when a then b else c end | Expected end but found else",
        "nullif(a) | Expected , but found )",
        "1. | Expected the end but found .",
        "+ a | Expected a value but found +",
        "not a | Expected a value but found not",
        "'a | Expected a value but found '",
        "A | Expected a value but found A",
      })
  void whatIsNoFormulaIsRefusedWithThePlace(String text, String message) {
    assertThatThrownBy(() -> Formula.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(text);
  }

  @Test
  void nothingIsNoFormula() {
    assertThatThrownBy(() -> Formula.read(" "))
        .hasMessageContaining("Expected a value but found the end");
  }

  private static Operation operation(Formula left, Operator operator, Formula right) {
    return new Operation(left, operator, right);
  }

  private static Condition condition(Formula left, Comparator comparator, Formula right) {
    return new Condition(left, Optional.of(new Comparison(comparator, right)));
  }
}
