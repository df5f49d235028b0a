package countinghouse.makereport.marts;

import countinghouse.warehouse.Stamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the audit of the published build ended.
 *
 * @param run its counts; nothing when the audit is not known
 * @param findings what it found and let pass
 * @param acceptances failing rules that somebody found benign
 */
public record Audit(Optional<Run> run, List<Finding> findings, List<Acceptance> acceptances) {

  /** Counts of rules and subjects. */
  public record Run(long passed, long warned, long failed, LocalDateTime checkedAt) {}

  /** A rule that did not hold of a subject, in the words of check-marts. */
  public record Finding(String rule, String subject, long failures, String message) {}

  /** A decision that a rule may fail until a day. */
  public record Acceptance(String rule, LocalDate until, String reason) {}

  /**
   * Reads it.
   *
   * @param today of the business
   */
  public static Audit of(Questions questions, Stamp build, LocalDate today) {
    Map<String, Object> named = Map.of("build", build.build().text(), "built_at", build.builtAt());
    return new Audit(
        questions.ask("check-run", named).stream()
            .findFirst()
            .map(row ->
                new Run(
                    row.get(0, Long.class),
                    row.get(1, Long.class),
                    row.get(2, Long.class),
                    row.get(3, LocalDateTime.class))),
        questions.ask("check-findings", named).stream()
            .map(row ->
                new Finding(
                    row.get(0, String.class),
                    row.get(1, String.class),
                    row.get(2, Long.class),
                    row.get(3, String.class)))
            .toList(),
        questions.ask("acceptances", Map.of("today", today)).stream()
            .map(row ->
                new Acceptance(
                    row.get(0, String.class),
                    row.get(1, LocalDate.class),
                    row.get(2, String.class)))
            .toList());
  }
}
