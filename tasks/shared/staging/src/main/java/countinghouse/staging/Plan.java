package countinghouse.staging;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LoadedRuns.Loaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be folded for one head, and in which order.
 *
 * @param head which
 * @param loaded what the plan takes for already loaded
 * @param runs the runs to fold, in order
 * @param fromScratch whether a run came late, or stands for one that was loaded, so that the head
 *     is emptied and everything folded
 */
record Plan(HeadName head, List<Loaded> loaded, List<Run> runs, boolean fromScratch) {

  /** A part of the fold: first versions from content, then perhaps what a snapshot tells. */
  sealed interface Step {
    /** Fold the content of the runs with these numbers, both included. */
    record Content(int first, int last) implements Step {}

    /** Derive from the run with this number what is gone and what is back. */
    record Snapshot(int run) implements Step {}
  }

  /**
   * Compares the lake with the ledger.
   *
   * @param waiting the runs of the lake that were not loaded when the load began
   * @param loaded what the ledger says
   * @param committed all runs of the lake; asked for only when a new fold is needed
   * @throws TaskFailure (65) when a new fold is needed and the lake has lost a run that was loaded
   */
  static Plan of(
      HeadName head, List<Run> waiting, List<Loaded> loaded, Supplier<List<Run>> committed) {
    Set<String> known = loaded.stream().map(Loaded::runId).collect(Collectors.toSet());
    List<Run> pending =
        waiting.stream().filter(run -> !known.contains(run.id())).sorted(Run.ORDER).toList();
    if (pending.isEmpty()
        || loaded.isEmpty()
        || !(isLate(pending.getFirst(), loaded.getLast()) || standsForOneOf(known, pending))) {
      return new Plan(head, loaded, pending, false);
    }
    List<Run> all = committed.get().stream().sorted(Run.ORDER).toList();
    demandAll(head, all, known, pending.getFirst());
    return new Plan(head, loaded, all, true);
  }

  private static boolean isLate(Run run, Loaded last) {
    int order = run.extractedAt().compareTo(last.extractedAt());
    return order < 0 || (order == 0 && run.id().compareTo(last.runId()) < 0);
  }

  private static boolean standsForOneOf(Set<String> known, List<Run> pending) {
    return pending.stream()
        .anyMatch(run -> run.manifest().replaces().stream().anyMatch(known::contains));
  }

  private static void demandAll(HeadName head, List<Run> committed, Set<String> known, Run late) {
    Set<String> present =
        committed.stream()
            .flatMap(run -> Stream.concat(Stream.of(run.id()), run.manifest().replaces().stream()))
            .collect(Collectors.toSet());
    List<String> lost = known.stream().filter(id -> !present.contains(id)).sorted().toList();
    if (!lost.isEmpty()) {
      throw TaskFailure.data(
          "Run %s asks for a new fold, and the lake no longer has runs that were loaded: %s"
              .formatted(late.id(), lost),
          head.toString(),
          "Bring those runs back into the lake");
    }
  }

  /** The kind of source; a plan without runs has none. */
  String sourceKind() {
    return runs.getFirst().manifest().sourceKind();
  }

  /** The order of work: snapshots between the contents they were taken between. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    int first = 0;
    for (int number = 0; number < runs.size(); number++) {
      if (runs.get(number).isSnapshot()) {
        addContent(steps, first, number);
        steps.add(new Step.Snapshot(number));
        first = number + 1;
      }
    }
    addContent(steps, first, runs.size() - 1);
    return steps;
  }

  private void addContent(List<Step> steps, int first, int last) {
    if (first <= last && !runs.subList(first, last + 1).stream().allMatch(Run::isIds)) {
      steps.add(new Step.Content(first, last));
    }
  }
}
