package countinghouse.semantics;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What must hold of every formula, however deep. */
final class FormulaProperties {
  @Property(tries = 300)
  void aFormulaThatIsWrittenIsReadAsItWas(@ForAll("formulas") Formula formula) {
    assertThat(Formula.read(written(formula))).isEqualTo(formula);
    assertThat(Formula.read(written(formula).replace(" ", " \n\t"))).isEqualTo(formula);
  }

  @Property(tries = 300)
  void itsColumnsAreThoseOfItsTextEachOnceInTheirOrder(@ForAll("formulas") Formula formula) {
    Set<String> named = new LinkedHashSet<>();
    Pattern.compile("\\bcolumn_\\d\\b")
        .matcher(written(formula))
        .results()
        .forEach(column -> named.add(column.group()));

    assertThat(formula.columns()).containsExactlyElementsOf(named);
  }

  @Provide
  Arbitrary<Formula> formulas() {
    return formulas(3);
  }

  private static Arbitrary<Formula> formulas(int depth) {
    Arbitrary<Formula> leaves =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 9).map(number -> new Column("column_" + number)),
            Arbitraries.of("0", "1", "2.50", "100").map(BigDecimal::new).map(Numeral::new),
            Arbitraries.of("", "sale", "a_b", "case", "-").map(Text::new));
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Formula> parts = formulas(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(1, leaves),
        Tuple.of(1, parts.map(Negative::new)),
        Tuple.of(
            2,
            Combinators.combine(parts, Arbitraries.of(Operator.class), parts).as(Operation::new)),
        Tuple.of(
            1,
            Combinators.combine(Arbitraries.of(Function.class), Arbitraries.of(true, false), parts)
                .as(Aggregate::new)),
        Tuple.of(1, Combinators.combine(parts, parts).as(NullIf::new)),
        Tuple.of(
            1,
            Combinators.combine(conditions(parts).list().ofMinSize(1).ofMaxSize(2), parts)
                .as(When::new)));
  }

  private static Arbitrary<Condition> conditions(Arbitrary<Formula> parts) {
    Arbitrary<Optional<Comparison>> comparisons =
        Combinators.combine(Arbitraries.of(Comparator.class), parts).as(Comparison::new).optional();
    return Combinators.combine(parts, comparisons).as(Condition::new);
  }

  /** With parentheses around every operation. */
  private static String written(Formula formula) {
    return switch (formula) {
      case Column column -> column.name();
      case Numeral numeral -> numeral.value().toPlainString();
      case Text text -> "'" + text.value() + "'";
      case Negative negative -> "- " + written(negative.of());
      case Operation operation ->
          "( %s %s %s )"
              .formatted(
                  written(operation.left()),
                  operation.operator().sign(),
                  written(operation.right()));
      case Aggregate aggregate ->
          "%s ( %s%s )"
              .formatted(
                  aggregate.function().name().toLowerCase(Locale.ROOT),
                  aggregate.isDistinct() ? "distinct " : "",
                  written(aggregate.argument()));
      case NullIf nullIf ->
          "nullif ( %s , %s )".formatted(written(nullIf.value()), written(nullIf.nullValue()));
      case When when ->
          "case when %s then %s end"
              .formatted(
                  when.conditions().stream()
                      .map(FormulaProperties::written)
                      .collect(joining(" and ")),
                  written(when.value()));
    };
  }

  private static String written(Condition condition) {
    List<String> words = new ArrayList<>(List.of(written(condition.left())));
    condition
        .comparison()
        .ifPresent(comparison -> {
          words.add(comparison.comparator().sign());
          words.add(written(comparison.right()));
        });
    return String.join(" ", words);
  }
}
