package countinghouse.makereport.marts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import countinghouse.makereport.text.Money;
import countinghouse.warehouse.Stamp;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;

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

  /**
   * A rule that did not hold of a subject, in the words of check-marts.
   *
   * @param rule its name
   * @param subject of which it did not hold
   * @param failures how many rows were found
   * @param message the first of them
   * @param meaning to the owner; nothing in audits of releases that did not say it
   * @param remedy what to do; nothing in audits of releases that did not say it
   * @param amounts of money that it touches, one for each currency; empty where none is known
   */
  public record Finding(
      String rule,
      String subject,
      long failures,
      String message,
      Optional<String> meaning,
      Optional<String> remedy,
      List<Amount> amounts) {}

  /** Money of one currency. */
  public record Amount(Money money, BigDecimal value) {}

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
        findings(questions, named),
        questions.ask("acceptances", Map.of("today", today)).stream()
            .map(row ->
                new Acceptance(
                    row.get(0, String.class),
                    row.get(1, LocalDate.class),
                    row.get(2, String.class)))
            .toList());
  }

  private static List<Finding> findings(Questions questions, Map<String, Object> named) {
    Map<About, List<Amount>> amounts =
        questions.ask("check-amounts", named).stream()
            .collect(
                groupingBy(
                    Audit::about,
                    mapping(
                        row ->
                            new Amount(
                                Money.of(row.get(2, String.class)), row.get(3, BigDecimal.class)),
                        toList())));
    return questions.ask("check-findings", named).stream()
        .map(row ->
            new Finding(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, Long.class),
                row.get(3, String.class),
                Optional.ofNullable(row.get(4, String.class)),
                Optional.ofNullable(row.get(5, String.class)),
                amounts.getOrDefault(about(row), List.of())))
        .toList();
  }

  private record About(String rule, String subject) {}

  private static About about(Record row) {
    return new About(row.get(0, String.class), row.get(1, String.class));
  }
}
