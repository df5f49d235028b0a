package countinghouse.checkmarts;

import static java.util.stream.Collectors.groupingBy;

import countinghouse.lake.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs that were read before a build and loaded after it began, or are still to be loaded: a
 * backfill that commits beside the daily run. They are in no mart of that build, so nothing of them
 * is summed. One that was loaded meanwhile made load-staging fold its head again: what staging says
 * of that head now is not what the build has read, and is not held against it.
 *
 * @param byLoaded those that were loaded meanwhile (true), and those that wait (false)
 */
record LateRuns(Map<Boolean, List<Manifest>> byLoaded) {

  /** Whether staging of a head is another than the build has read. */
  boolean foldedAgain(String sourceName, String head) {
    return of(true).stream()
        .anyMatch(run -> run.sourceName().equals(sourceName) && run.head().equals(head));
  }

  /** Whether a rule looks at a head that was folded again. */
  boolean concern(Rule rule) {
    return of(true).stream()
        .map(LateRuns::table)
        .anyMatch(table -> rule.sql().contains("${current(" + table + ")}"));
  }

  /** Whether a table of staging was folded again. */
  boolean concern(String table) {
    return of(true).stream().map(LateRuns::table).anyMatch(table::equals);
  }

  private static String table(Manifest run) {
    return run.sourceKind() + "_" + run.head();
  }

  /** A warning for every source that has such runs. */
  List<CheckResult> results() {
    List<CheckResult> results = new ArrayList<>();
    results.addAll(
        warnings(
            "run-waits-for-load",
            false,
            "every run that was read before the build is in it",
            "Something was read from this source that is not in the figures yet.",
            "Nothing: the next load takes them, and the build after it has them. When they stay,"
                + " look why load-staging leaves them out."));
    results.addAll(
        warnings(
            "run-loaded-since",
            true,
            "staging is as the build has read it, so that all rules can be asked",
            "Something was read from this source while the figures were made. It is not in the"
                + " figures yet, and some checks could not be asked.",
            "Nothing: the lake was compared with the marts as always. The build that follows that"
                + " load is checked whole."));
    return results;
  }

  private List<CheckResult> warnings(
      String rule, boolean loaded, String says, String means, String whatToDo) {
    return of(loaded).stream()
        .collect(groupingBy(Manifest::sourceName, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(source -> {
          List<String> runs = source.getValue().stream().map(Manifest::folder).toList();
          return new CheckResult(
              rule,
              source.getKey(),
              Level.WARN,
              runs.size(),
              Found.of(runs).insteadOf(says),
              means,
              whatToDo);
        })
        .toList();
  }

  private List<Manifest> of(boolean loaded) {
    return Objects.requireNonNull(byLoaded.get(loaded));
  }
}
