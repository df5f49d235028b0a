package countinghouse.checkmarts;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that a check found.
 *
 * @param results one for each rule and subject
 */
record Verdict(List<CheckResult> results) {
  Verdict {
    results = List.copyOf(results);
  }

  /** The same, where failures that somebody accepted are warnings. */
  Verdict accepting(Map<String, Acceptance> acceptances) {
    return new Verdict(results.stream().map(result -> result.accepted(acceptances)).toList());
  }

  /** Whether the build may be published. */
  boolean isPassed() {
    return count(Status.FAILED) == 0;
  }

  /** How many results ended so. */
  long count(Status status) {
    return with(status).size();
  }

  /** The results that ended so. */
  List<CheckResult> with(Status status) {
    return results.stream().filter(result -> result.status() == status).toList();
  }

  /** One line for each rule, aligned: how often it was asked, how it ended, what it found. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    int width = results.stream().mapToInt(it -> it.rule().length()).max().orElse(4);
    String format = "  %-" + Math.max(width, 4) + "s  %-5s  %5s  %-6s  %s";
    lines.add(String.format(Locale.ROOT, format, "rule", "level", "asked", "result", "found"));
    results.stream()
        .collect(groupingBy(CheckResult::rule, TreeMap::new, Collectors.toList()))
        .forEach((rule, asked) -> lines.add(line(format, rule, asked)));
    lines.add(
        "  %d passed, %d warned, %d failed"
            .formatted(count(Status.PASSED), count(Status.WARNED), count(Status.FAILED)));
    return lines;
  }

  private static String line(String format, String rule, List<CheckResult> asked) {
    long found = asked.stream().mapToLong(CheckResult::failures).sum();
    Status worst =
        asked.stream().map(CheckResult::status).max(Comparator.naturalOrder()).orElseThrow();
    return String.format(
            Locale.ROOT,
            format,
            rule,
            asked.getFirst().level().label(),
            asked.size(),
            worst.label(),
            found == 0 ? "" : String.format(Locale.ROOT, "%,d", found))
        .stripTrailing();
  }
}
