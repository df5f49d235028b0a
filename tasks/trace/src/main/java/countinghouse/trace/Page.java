package countinghouse.trace;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An answer as lines for a terminal. */
final class Page {
  private static final int MOST_CHANGES = 20;

  private final List<String> lines = new ArrayList<>();
  private final Answer answer;

  private Page(Answer answer) {
    this.answer = answer;
  }

  /** The lines. */
  static List<String> of(Answer answer) {
    Page page = new Page(answer);
    answer.ways().forEach(page::add);
    if (!answer.personalData()) {
      page.lines.add("(hidden) is personal data or may be; --with-personal-data shows it.");
    }
    return page.lines;
  }

  private void add(Way way) {
    lines.add(way.source() + " " + way.head() + " " + way.id());
    section("lake", way.lake().stream().map(Page::text).toList(), "no committed run holds it");
    lines.add("  staging");
    if (way.versions().isEmpty()) {
      lines.add("    not there: run load-staging");
    }
    way.versions().forEach(this::add);
    section("related", way.related().stream().map(Page::text).toList(), "nothing");
    String none = answer.build() == null ? "none are published yet" : "no row";
    section("marts" + build(), way.marts().stream().map(Page::text).toList(), none);
    section("checks that name it", way.checks().stream().map(Page::text).toList(), "none");
    lines.add("");
  }

  private String build() {
    return answer.build() == null ? "" : " of build " + answer.build();
  }

  private void section(String title, List<String> content, String whenEmpty) {
    lines.add("  " + title);
    (content.isEmpty() ? List.of(whenEmpty) : content).forEach(line -> lines.add("    " + line));
  }

  private static String text(Way.LakeCopy copy) {
    String range = copy.from() == null ? "" : copy.from() + " to " + copy.to() + ", ";
    return "%s, row %d (%s, %sread %s%s%s)"
        .formatted(
            copy.file(),
            copy.row(),
            copy.kind(),
            range,
            copy.extractedAt(),
            copy.isLoaded() ? "" : ", not loaded yet",
            copy.replaces() == null ? "" : ", stands for " + copy.replaces());
  }

  private void add(Way.Version version) {
    String children =
        version.children().entrySet().stream()
            .map(child -> child.getValue() + " " + child.getKey())
            .collect(joining(", "));
    lines.add(
        "    %s  %s, run %s%s%s"
            .formatted(
                version.extractedAt(),
                version.event(),
                version.run(),
                children.isEmpty() ? "" : ", " + children,
                version.isCurrent() ? "  (current)" : ""));
    version.changes().stream()
        .limit(MOST_CHANGES)
        .forEach(change ->
            lines.add(
                "        %s: %s -> %s".formatted(change.what(), change.before(), change.after())));
    if (version.changes().size() > MOST_CHANGES) {
      lines.add("        and %d more".formatted(version.changes().size() - MOST_CHANGES));
    }
    version.values().forEach((column, value) -> lines.add("        " + column + " = " + value));
  }

  private static String text(Way.Related related) {
    return "%s %s %s: %s".formatted(related.source(), related.head(), related.id(), related.why());
  }

  private static String text(Way.MartRow row) {
    String columns =
        row.columns().entrySet().stream()
            .filter(Page::isWorthALook)
            .map(column -> column.getKey() + " " + column.getValue())
            .collect(joining(", "));
    return row.table() + (row.counted() == null ? "" : " (" + row.counted() + ")") + ": " + columns;
  }

  /** What is zero or false says nothing; the reporting amounts repeat the others. */
  private static boolean isWorthALook(Map.Entry<String, Object> column) {
    return switch (column.getValue()) {
      case Boolean flag -> flag;
      case BigDecimal amount -> amount.signum() != 0 && !column.getKey().startsWith("reporting_");
      default -> true;
    };
  }

  private static String text(Way.Finding finding) {
    return "%s (%s) %s: %s"
        .formatted(finding.rule(), finding.subject(), finding.status(), finding.message());
  }
}
