package countinghouse.staging;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.function.BiPredicate;
import net.jqwik.api.statistics.Statistics;

/** Demands that the histories which were tried contain what the property is about. */
final class Coverage {
  private Coverage() {}

  static void collect(List<Version> versions) {
    demand("deleted", versions, (before, after) -> after.deleted());
    demand("back by its id", versions, (before, after) -> isBack(before, after) && !isRead(after));
    demand(
        "back by its content, unchanged",
        versions,
        (before, after) ->
            isBack(before, after)
                && isRead(after)
                && before.contentHash().equals(after.contentHash()));
    demand("as it was before", isAsItWasBefore(versions));
  }

  private static void demand(
      String what, List<Version> versions, BiPredicate<Version, Version> change) {
    demand(
        what,
        timelines(versions).stream()
            .anyMatch(timeline -> {
              for (int i = 1; i < timeline.size(); i++) {
                if (change.test(timeline.get(i - 1), timeline.get(i))) {
                  return true;
                }
              }
              return false;
            }));
  }

  private static void demand(String what, boolean seen) {
    Statistics.label(what)
        .collect(seen)
        .coverage(coverage -> coverage.check(true).count(count -> count >= 1));
  }

  private static boolean isAsItWasBefore(List<Version> versions) {
    return timelines(versions).stream()
        .map(timeline -> timeline.stream().filter(Coverage::isRead).toList())
        .anyMatch(read ->
            read.stream().map(Version::contentHash).distinct().count() > 1
                && read.stream().map(Version::contentHash).distinct().count() < read.size());
  }

  private static boolean isBack(Version before, Version after) {
    return before.deleted() && !after.deleted();
  }

  private static boolean isRead(Version version) {
    return version.contentRunId().equals(version.runId());
  }

  private static List<List<Version>> timelines(List<Version> versions) {
    return List.copyOf(versions.stream().collect(groupingBy(Version::id)).values());
  }
}
