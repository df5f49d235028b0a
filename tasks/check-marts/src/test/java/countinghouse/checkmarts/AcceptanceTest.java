package countinghouse.checkmarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision is taken down only when it changes something. */
final class AcceptanceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 3);

  @ParameterizedTest
  @ValueSource(strings = {"amounts-add-up", "reconcile-square-sales"})
  void anyRuleThatFailsCanBeAcceptedFromTodayOn(String rule) {
    assertThatCode(() -> new Acceptance(rule, TODAY, "benign").demandSense(TODAY))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "product-inferred, 2026-06-03, benign, product-inferred is a warning",
    "amounts-add-down, 2026-06-03, benign, There is no failing rule amounts-add-down",
    "amounts-add-up, 2026-06-02, benign, 2026-06-02 is over",
    "amounts-add-up, 2026-06-03, ' ', There is no reason",
  })
  void aDecisionThatChangesNothingIsAWrongCommand(
      String rule, LocalDate until, String reason, String message) {
    TaskFailure failure =
        catchThrowableOfType(
            TaskFailure.class, () -> new Acceptance(rule, until, reason).demandSense(TODAY));

    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure).hasMessageContaining(message);
  }

  @Test
  void whoNamesNoFailingRuleIsToldWhichThereAre() {
    TaskFailure failure =
        catchThrowableOfType(
            TaskFailure.class, () -> new Acceptance("x", TODAY, "benign").demandSense(TODAY));

    assertThat(failure.whatToDo())
        .contains("amounts-add-up", "reconcile-square-sales")
        .doesNotContain("product-inferred");
  }
}
