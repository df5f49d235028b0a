package countinghouse.tableau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.semantics.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CalculationTest {
  private static String of(String formula) {
    return new Calculation(column -> column + " (t)").of(Formula.read(formula));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sum(a) | SUM([a (t)])",
        "count(distinct a) | COUNTD([a (t)])",
        "-sum(a) | -SUM([a (t)])",
        "sum(-a) | SUM(-[a (t)])",
        "sum(case when k = 'sale' then a end) | SUM(IF [k (t)] = 'sale' THEN [a (t)] END)",
        "sum(case when c and n >= 0 then a end) | SUM(IF [c (t)] AND [n (t)] >= 0 THEN [a (t)] END)",
        "avg(case when a <> 0 then a end) | AVG(IF [a (t)] <> 0 THEN [a (t)] END)",
        "sum(a) - sum(b) * 1.5 | SUM([a (t)]) - (SUM([b (t)]) * 1.5)",
        "(sum(a) - sum(b)) * 2 | (SUM([a (t)]) - SUM([b (t)])) * 2",
      })
  void aFormulaIsWrittenInTableausLanguage(String formula, String calculation) {
    assertThat(of(formula)).isEqualTo(calculation);
  }

  @Test
  void aQuotientIsOfSumsAndNothingWhereTheDivisorIsZero() {
    assertThat(of("sum(a) / nullif(sum(b), 0)"))
        .isEqualTo("SUM([a (t)]) / (IF SUM([b (t)]) <> 0 THEN SUM([b (t)]) END)");
  }

  @Test
  void textsAreJoinedByPlus() {
    assertThat(of("count(distinct s || ' ' || i)")).isEqualTo("COUNTD(([s (t)] + ' ') + [i (t)])");
  }

  @Test
  void onlyACountCanBeOfDifferentValues() {
    assertThatThrownBy(() -> of("sum(distinct a)"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUM of different values");
  }
}
