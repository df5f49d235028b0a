package countinghouse.checkmarts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a build whose rules ended like this. */
final class VerdictTest {
  private static final Acceptance ACCEPTANCE =
      new Acceptance("amounts-add-up", LocalDate.of(2026, 6, 30), "the till rounds");

  @Test
  void aBuildPassesWithWarningsAndNotWithAFailure() {
    assertThat(verdict(result("b", Level.FAIL, 0), result("a", Level.WARN, 3)).isPassed()).isTrue();
    assertThat(verdict(result("b", Level.FAIL, 1)).isPassed()).isFalse();
    assertThat(verdict().isPassed()).isTrue();
  }

  @Test
  void theTableHasALineForEachRuleWithItsWorstEndAndASumOfWhatWasFound() {
    Verdict verdict =
        verdict(
            result("volume-fell", Level.WARN, 1_200),
            result("grain", Level.FAIL, 0),
            result("keys-are-there", Level.FAIL, 0),
            result("keys-are-there", Level.FAIL, 40),
            result("keys-are-there", Level.FAIL, 2));

    assertThat(verdict.table())
        .containsExactly(
            "  rule            level  asked  result  found",
            "  grain           fail       1  passed",
            "  keys-are-there  fail       3  failed  42",
            "  volume-fell     warn       1  warned  1,200",
            "  2 passed, 1 warned, 2 failed");
  }

  @Test
  void theTableIsWideEnoughForItsHeadAlsoWhenRulesHaveShortNamesOrThereAreNone() {
    assertThat(verdict(result("r", Level.FAIL, 0)).table())
        .containsExactly(
            "  rule  level  asked  result  found",
            "  r     fail       1  passed",
            "  1 passed, 0 warned, 0 failed");
    assertThat(verdict().table())
        .containsExactly("  rule  level  asked  result  found", "  0 passed, 0 warned, 0 failed");
  }

  @Test
  void aFailureThatSomebodyAcceptedIsAWarningThatSaysUntilWhenAndWhy() {
    Verdict verdict =
        verdict(result("amounts-add-up", Level.FAIL, 2), result("grain", Level.FAIL, 1))
            .accepting(Map.of("amounts-add-up", ACCEPTANCE));

    assertThat(verdict.with(Status.WARNED))
        .singleElement()
        .satisfies(result -> assertThat(result.rule()).isEqualTo("amounts-add-up"))
        .satisfies(result -> assertThat(result.failures()).isEqualTo(2))
        .satisfies(result ->
            assertThat(result.message())
                .isEqualTo("found (accepted until 2026-06-30: the till rounds)"));
    assertThat(verdict.with(Status.FAILED)).extracting(CheckResult::rule).containsExactly("grain");
  }

  @Test
  void whatPassedOrWarnsIsNotChangedByAnAcceptance() {
    Verdict verdict =
        verdict(result("amounts-add-up", Level.FAIL, 0), result("amounts-add-up", Level.WARN, 1));

    assertThat(verdict.accepting(Map.of("amounts-add-up", ACCEPTANCE))).isEqualTo(verdict);
  }

  private static Verdict verdict(CheckResult... results) {
    return new Verdict(List.of(results));
  }

  private static CheckResult result(String rule, Level level, long failures) {
    return new CheckResult(rule, "marts", level, failures, "found", "Look twice.", "Look.");
  }
}
