package countinghouse.tableau;

import countinghouse.semantics.Aggregation;
import countinghouse.semantics.ColumnType;
import countinghouse.semantics.Role;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a calculation of the file: a formula in Tableau's language that names fields as the file
 * does, {@code [dim_date.full_date]}. Only words that are listed here are taken, so that whoever
 * checks a workbook can know them all, and a slip is found before Tableau finds it.
 */
final class CalculationReader {
  private static final Set<String> AGGREGATES =
      Set.of("SUM", "AVG", "MIN", "MAX", "COUNT", "COUNTD");
  private static final Set<String> FUNCTIONS =
      Set.of("DATEADD", "DATEDIFF", "DATETRUNC", "ISNULL", "ZN", "ABS");
  private static final Set<String> WORDS =
      Set.of(
          "IF", "THEN", "ELSEIF", "ELSE", "END", "AND", "OR", "NOT", "TRUE", "FALSE", "NULL",
          "FIXED");

  /** Of dates only what whoever checks a workbook can compute in every engine alike. */
  private static final Pattern NO_SPAN =
      Pattern.compile("DATEADD\\((?!'\\w+', -?\\d+,)|DATEDIFF\\((?!'day',)");

  private static final Pattern TOKEN =
      Pattern.compile("\\[([^\\]]+)\\]|'[^']*'|([A-Za-z_]+)|([{}])");

  private final Findings findings;
  private final DataSource source;
  private final DashboardsFile.Calculation said;
  private boolean isAggregate;
  private int depth;

  CalculationReader(Findings findings, DataSource source, DashboardsFile.Calculation said) {
    this.findings = findings;
    this.source = source;
    this.said = said;
  }

  /** The field that it makes. */
  Field read() {
    if (source.find(said.name().text()).isPresent()) {
      findings.add(said.name(), "is a field already: give it another name");
    }
    if (NO_SPAN.matcher(said.formula().text()).find()) {
      findings.add(
          said.formula(), "must say DATEADD('month', -1, …), a number, and DATEDIFF('day', …)");
    }
    String formula =
        TOKEN
            .matcher(said.formula().text().strip())
            .replaceAll(token -> Matcher.quoteReplacement(written(token)));
    return new Field(
        said.name().text(),
        said.name().text(),
        said.caption(),
        DataType.of(said.type()),
        isAggregate ? Role.MEASURE : Role.DIMENSION,
        Aggregation.NONE,
        Optional.of(formula),
        isAggregate,
        format(),
        Objects.requireNonNullElse(said.folder(), "Calculations"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(said.description()),
        Boolean.TRUE.equals(said.hidden()));
  }

  private Optional<String> format() {
    if (said.format() != null) {
      return Optional.of(said.format().written());
    }
    return said.type() == ColumnType.INTEGER && !isAggregate
        ? Optional.of(DataSources.PLAIN_NUMBER)
        : Optional.empty();
  }

  private String written(MatchResult token) {
    if (token.group(1) != null) {
      return field(token.group(1));
    }
    if (token.group(2) != null) {
      word(token.group(2));
    } else if (token.group(3) != null) {
      depth += token.group(3).equals("{") ? 1 : -1;
    }
    return token.group();
  }

  private String field(String key) {
    Optional<Field> field = source.find(key);
    if (field.isEmpty()) {
      findings.add(
          said.formula(),
          "names [%s], which is no field of %s".formatted(key, source.area().name()));
    }
    isAggregate |= depth == 0 && field.map(Field::isAggregate).orElse(false);
    return field.map(Field::bracketed).orElse("[" + key + "]");
  }

  private void word(String word) {
    isAggregate |= depth == 0 && AGGREGATES.contains(word);
    if (!AGGREGATES.contains(word) && !FUNCTIONS.contains(word) && !WORDS.contains(word)) {
      findings.add(
          said.formula(),
          "has the word %s, which is not known here: class CalculationReader lists those that are"
              .formatted(word));
    }
  }
}
