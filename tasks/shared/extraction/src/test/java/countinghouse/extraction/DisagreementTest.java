package countinghouse.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import countinghouse.testsupport.TaskRun;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

final class DisagreementTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneOffset.UTC);

  @Test
  void aSourceThatAgreesOrHasNothingToAgreeWithIsNotSpokenOf() {
    assertThat(warnings(Map.of())).isEmpty();
    assertThat(
            warnings(
                Map.of("COUNTINGHOUSE_CURRENCY", "EUR", "COUNTINGHOUSE_TIMEZONE", "Europe/Berlin")))
        .isEmpty();
  }

  @Test
  void anotherCurrencyAndAnotherZoneAreToldEachWithWhatFollows() {
    assertThat(
            warnings(
                Map.of("COUNTINGHOUSE_CURRENCY", "USD", "COUNTINGHOUSE_TIMEZONE", "Europe/Paris")))
        .satisfiesExactly(
            currency ->
                assertThat(currency)
                    .startsWith("the source says EUR and COUNTINGHOUSE_CURRENCY is USD")
                    .contains("exchange_rate.csv"),
            zone ->
                assertThat(zone)
                    .startsWith(
                        "the source says Europe/Berlin and COUNTINGHOUSE_TIMEZONE is Europe/Paris")
                    .contains("near midnight"));
  }

  private static List<String> warnings(Map<String, String> settings) {
    return TaskRun.of(new Telling(), settings, CLOCK).messages("warning");
  }

  /** Tells of a source in Berlin. */
  @Command(name = "tell")
  private static final class Telling implements Task {
    @Override
    public RunReport run(TaskContext context) {
      Disagreement.tell(context, "EUR", ZoneId.of("Europe/Berlin"));
      return RunReport.builder().build();
    }
  }
}
