package countinghouse.semantics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The formula of a measure, read. A renderer for another language (a Tableau calculation, DAX) is
 * one switch over these records, which the compiler keeps complete.
 *
 * <p>The grammar is what DuckDB and Snowflake answer alike, and nothing more:
 *
 * <pre>
 * sum         = product { ("+" | "-" | "||") product }
 * product     = factor { ("*" | "/") factor }
 * factor      = "-" factor | number | 'text' | column | "(" sum ")"
 *             | ("sum" | "avg" | "min" | "max" | "count") "(" ["distinct"] sum ")"
 *             | "nullif" "(" sum "," sum ")"
 *             | "case" "when" comparison { "and" comparison } "then" sum "end"
 * comparison  = sum [ ("=" | "&lt;&gt;" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") sum ]
 * </pre>
 *
 * A comparison without an operator is a column of yes and no. What is divided by stands in {@code
 * nullif(…, 0)}; a {@code case} without a match gives null, which aggregates leave out.
 */
public sealed interface Formula {
  /** A column of the measure's table. */
  record Column(String name) implements Formula {}

  /** A number as it is written. */
  record Numeral(BigDecimal value) implements Formula {}

  /** A text. */
  record Text(String value) implements Formula {}

  /** The negative of something. */
  record Negative(Formula of) implements Formula {}

  /** Two values and what is done with them. */
  record Operation(Formula left, Operator operator, Formula right) implements Formula {}

  /** All values of a group as one; nulls are left out. */
  record Aggregate(Function function, boolean isDistinct, Formula argument) implements Formula {
    /** What is aggregated, without the conditions on which it is. */
    Formula value() {
      return argument instanceof When when ? when.value() : argument;
    }
  }

  /** Null when both are equal, else the first. */
  record NullIf(Formula value, Formula nullValue) implements Formula {}

  /** The value where all conditions hold, else null. */
  record When(List<Condition> conditions, Formula value) implements Formula {
    /** Copies the list. */
    public When {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Something that holds or not.
   *
   * @param comparison empty for a column of yes and no
   */
  record Condition(Formula left, Optional<Comparison> comparison) {}

  /** With what a value is compared, and how. */
  record Comparison(Comparator comparator, Formula right) {}

  /** How two values are compared; {@link #sign} as SQL writes it. */
  enum Comparator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Comparator(String sign) {
      this.sign = sign;
    }

    /** As SQL writes it. */
    public String sign() {
      return sign;
    }
  }

  /** What is done with two values; {@link #sign} as SQL writes it. */
  enum Operator {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED_BY("/"),
    CONCATENATED_WITH("||");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As SQL writes it. */
    public String sign() {
      return sign;
    }
  }

  /** What makes one value of a group's. */
  enum Function {
    SUM,
    AVG,
    MIN,
    MAX,
    COUNT
  }

  /**
   * Reads a formula.
   *
   * @throws IllegalArgumentException when the text is none; the message names the place
   */
  static Formula read(String text) {
    return new FormulaReader(text).read();
  }

  /** The parts that it is directly made of, in the order of the text. */
  default List<Formula> parts() {
    return switch (this) {
      case Column column -> List.of();
      case Numeral numeral -> List.of();
      case Text text -> List.of();
      case Negative negative -> List.of(negative.of());
      case Operation operation -> List.of(operation.left(), operation.right());
      case Aggregate aggregate -> List.of(aggregate.argument());
      case NullIf nullIf -> List.of(nullIf.value(), nullIf.nullValue());
      case When when ->
          Stream.concat(
                  when.conditions().stream()
                      .flatMap(one ->
                          Stream.concat(
                              Stream.of(one.left()),
                              one.comparison().map(Comparison::right).stream())),
                  Stream.of(when.value()))
              .toList();
    };
  }

  /** Itself and everything within it. */
  default Stream<Formula> all() {
    return Stream.concat(Stream.of(this), parts().stream().flatMap(Formula::all));
  }

  /** The names of the columns in it, each once, in the order of the text. */
  default List<String> columns() {
    return all()
        .filter(Column.class::isInstance)
        .map(part -> ((Column) part).name())
        .distinct()
        .toList();
  }
}
