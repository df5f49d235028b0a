package countinghouse.semantics;

import countinghouse.semantics.Formula.Aggregate;
import countinghouse.semantics.Formula.Column;
import countinghouse.semantics.Formula.Comparator;
import countinghouse.semantics.Formula.Comparison;
import countinghouse.semantics.Formula.Condition;
import countinghouse.semantics.Formula.Function;
import countinghouse.semantics.Formula.Negative;
import countinghouse.semantics.Formula.NullIf;
import countinghouse.semantics.Formula.Operation;
import countinghouse.semantics.Formula.Operator;
import countinghouse.semantics.Formula.Text;
import countinghouse.semantics.Formula.When;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a formula by the grammar of {@link Formula}, one method a rule. */
final class FormulaReader {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:([a-z_][a-z0-9_]*)|(\\d+(?:\\.\\d+)?)|('[^']*')|(<>|<=|>=|\\|\\||\\S)|$)");
  private static final Pattern WORD = Pattern.compile("[a-z_]");
  private static final Set<String> WORDS =
      Set.of("case", "when", "then", "end", "and", "or", "not", "distinct", "nullif");
  private static final String END = "";

  private final String text;
  private final Matcher token;

  /** The token that is read next; empty at the end. */
  private String next = END;

  FormulaReader(String text) {
    this.text = text;
    this.token = TOKEN.matcher(text);
    advance();
  }

  Formula read() {
    Formula formula = sum();
    if (!next.equals(END)) {
      throw unexpected("the end");
    }
    return formula;
  }

  private Formula sum() {
    return operation(this::product, Operator.PLUS, Operator.MINUS, Operator.CONCATENATED_WITH);
  }

  private Formula product() {
    return operation(this::factor, Operator.TIMES, Operator.DIVIDED_BY);
  }

  private Formula operation(Supplier<Formula> operand, Operator... operators) {
    Formula left = operand.get();
    while (true) {
      Optional<Operator> operator =
          Stream.of(operators).filter(one -> one.sign().equals(next)).findFirst();
      if (operator.isEmpty()) {
        return left;
      }
      advance();
      left = new Operation(left, operator.get(), operand.get());
    }
  }

  private Formula factor() {
    if (accept("-")) {
      return new Negative(factor());
    }
    if (accept("(")) {
      Formula inner = sum();
      demand(")");
      return inner;
    }
    if (accept("nullif")) {
      return nullIf();
    }
    if (accept("case")) {
      return when();
    }
    return isWord() ? name() : literal();
  }

  private Formula nullIf() {
    demand("(");
    Formula value = sum();
    demand(",");
    Formula nullValue = sum();
    demand(")");
    return new NullIf(value, nullValue);
  }

  private Formula when() {
    demand("when");
    List<Condition> conditions = new ArrayList<>(List.of(condition()));
    while (accept("and")) {
      conditions.add(condition());
    }
    demand("then");
    Formula value = sum();
    demand("end");
    return new When(conditions, value);
  }

  private Condition condition() {
    Formula left = sum();
    Optional<Comparator> comparator =
        Stream.of(Comparator.values()).filter(one -> one.sign().equals(next)).findFirst();
    comparator.ifPresent(one -> advance());
    return new Condition(left, comparator.map(one -> new Comparison(one, sum())));
  }

  /** A column, or the name of a function before its parenthesis. */
  private Formula name() {
    String name = next;
    if (WORDS.contains(name)) {
      throw unexpected("a value");
    }
    advance();
    if (!accept("(")) {
      return new Column(name);
    }
    Function function = function(name);
    boolean isDistinct = accept("distinct");
    Formula argument = sum();
    demand(")");
    return new Aggregate(function, isDistinct, argument);
  }

  private Function function(String name) {
    return Stream.of(Function.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No function " + name + " in: " + text));
  }

  private Formula literal() {
    String literal = next;
    if (literal.startsWith("'") && literal.length() > 1) {
      advance();
      return new Text(literal.substring(1, literal.length() - 1));
    }
    if (literal.isEmpty() || !Character.isDigit(literal.charAt(0))) {
      throw unexpected("a value");
    }
    advance();
    return new Formula.Numeral(new BigDecimal(literal));
  }

  private boolean isWord() {
    return WORD.matcher(next).lookingAt();
  }

  private boolean accept(String expected) {
    boolean isIt = next.equals(expected);
    if (isIt) {
      advance();
    }
    return isIt;
  }

  private void demand(String expected) {
    if (!accept(expected)) {
      throw unexpected(expected);
    }
  }

  private void advance() {
    next = token.lookingAt() ? token.group().strip() : END;
    token.region(Math.min(token.end(), text.length()), text.length());
  }

  private IllegalArgumentException unexpected(String expected) {
    String found = next.equals(END) ? "the end" : next;
    return new IllegalArgumentException(
        "Expected %s but found %s before position %d of: %s"
            .formatted(expected, found, token.regionStart() + 1, text));
  }
}
