package countinghouse.makereport.page;

import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.markup.Text;
import countinghouse.makereport.marts.Audit;
import countinghouse.makereport.marts.SourceRead;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import countinghouse.warehouse.ServiceLevel;
import countinghouse.warehouse.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the figures can be trusted: which build, how fresh each source is, how the audit ended.
 *
 * @param build that is published
 * @param sources that it has seen
 * @param audit of the build
 * @param madeAt when the report was made
 */
public record Banner(Stamp build, List<SourceRead> sources, Audit audit, Instant madeAt) {
  Tag drawn() {
    return Tag.of(
            "section",
            Tag.of("h2", "Can these figures be trusted?").classed("unseen"),
            Tag.of("p", verdict()).classed(isSound() ? "verdict sound" : "verdict doubt"),
            new Findings(audit.findings()).drawn(),
            Figure.opened(
                    "Sources, checks and build", sourceTable(), checked(), accepted(), origin())
                .classed("trust"))
        .classed("banner")
        .with("aria-label", "Freshness and checks");
  }

  /** Warnings are what an audit lets pass; a failure, a late source or no audit is a doubt. */
  private boolean isSound() {
    return audit.run().filter(run -> run.failed() == 0).isPresent()
        && audit.acceptances().isEmpty()
        && sources.stream().noneMatch(this::isLate);
  }

  private List<Markup> verdict() {
    List<Markup> words = new ArrayList<>();
    words.add(Tag.of("strong", isSound() ? "Sound. " : "Read with care. "));
    words.add(Text.of(checks()));
    words.add(Text.of(freshness()));
    return words;
  }

  private String checks() {
    return audit
        .run()
        .map(run ->
            "%s, %s, %s. "
                .formatted(
                    Counts.of(run.passed(), "check passed", "checks passed"),
                    Counts.count(run.warned()) + " warned",
                    Counts.count(run.failed()) + " failed"))
        .orElse("The audit of this build is not known. ");
  }

  private String freshness() {
    List<String> late = sources.stream().filter(this::isLate).map(it -> it.label(sources)).toList();
    return late.isEmpty()
        ? "Every source was read less than "
            + ServiceLevel.HOURS
            + " hours before this report was made."
        : "Not read for " + ServiceLevel.HOURS + " hours or more: " + String.join(", ", late) + ".";
  }

  private boolean isLate(SourceRead source) {
    LocalDateTime readTo = source.readTo();
    return readTo == null || ServiceLevel.isMissed(age(readTo));
  }

  private Duration age(LocalDateTime readTo) {
    return Duration.between(readTo.toInstant(ZoneOffset.UTC), madeAt);
  }

  private Markup sourceTable() {
    return Table.of(
            "sources",
            "Until when each source was read",
            List.of("Source", "Name", "Read until", "Hours before this report"),
            sources.stream().map(this::row).toList())
        .drawn();
  }

  private List<String> row(SourceRead source) {
    LocalDateTime readTo = source.readTo();
    return List.of(
        source.label(sources),
        source.name(),
        readTo == null ? "never in full" : Days.time(readTo, build.zone()),
        readTo == null ? Days.NONE : Counts.count(age(readTo).toHours()));
  }

  private Markup checked() {
    return Tag.of(
        "p",
        audit.findings().isEmpty()
            ? "No check found anything."
            : "What the checks found is told above; it did not hold up the figures.");
  }

  private Markup accepted() {
    if (audit.acceptances().isEmpty()) {
      return Tag.of("p", "No failing check has been accepted.");
    }
    return Table.of(
            "acceptances",
            "Failing checks that somebody found benign",
            List.of("Check", "Accepted until", "Reason"),
            audit.acceptances().stream()
                .map(it -> List.of(it.rule(), Days.day(it.until()), it.reason()))
                .toList())
        .drawn()
        .classed("words");
  }

  private Markup origin() {
    return Tag.of(
            "p",
            "Build %s, finished %s, this report made %s; times are those of %s."
                .formatted(
                    build.build().text(),
                    Days.time(build.builtAt(), build.zone()),
                    Days.time(madeAt, build.zone()),
                    build.zone().getId()))
        .classed("origin");
  }
}
