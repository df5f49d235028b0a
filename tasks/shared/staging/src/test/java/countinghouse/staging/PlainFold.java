package countinghouse.staging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What staging must hold, computed with plain maps, one run after the other. */
final class PlainFold {
  private final Map<Long, Version> current = new LinkedHashMap<>();
  private final Map<Long, Instant> created = new LinkedHashMap<>();
  private final List<Version> versions = new ArrayList<>();

  private PlainFold() {}

  static List<Version> of(List<TestRun> runs) {
    PlainFold fold = new PlainFold();
    runs.stream().sorted(TestRun.ORDER).forEach(fold::add);
    return fold.versions;
  }

  private void add(TestRun run) {
    if (!run.isIds()) {
      addContent(run);
    }
    if (run.isSnapshot()) {
      addSnapshot(run);
    }
  }

  private void addContent(TestRun run) {
    Map<Long, Integer> lastRead = new LinkedHashMap<>();
    for (int number = 0; number < run.records().size(); number++) {
      lastRead.put(run.records().get(number).id(), number);
    }
    lastRead.forEach((id, number) -> {
      Refund read = run.records().get(number);
      Version before = current.get(id);
      if (before == null || before.deleted() || !before.contentHash().equals(read.contentHash())) {
        created.put(id, read.created());
        append(
            new Version(
                id,
                run.manifest().extractedAt(),
                run.manifest().runId(),
                run.manifest().runId(),
                number,
                false,
                read.reason(),
                read.lines()));
      }
    });
  }

  private void addSnapshot(TestRun run) {
    Set<Long> present = run.records().stream().map(Refund::id).collect(Collectors.toSet());
    for (Version version : List.copyOf(current.values())) {
      boolean isBack = version.deleted() && present.contains(version.id());
      boolean isGone =
          !version.deleted()
              && !present.contains(version.id())
              && version.extractedAt().isBefore(run.manifest().extractedAt())
              && isInside(run.manifest().from(), run.manifest().to(), created(version.id()));
      if (isBack || isGone) {
        append(
            new Version(
                version.id(),
                run.manifest().extractedAt(),
                run.manifest().runId(),
                version.contentRunId(),
                version.recordNumber(),
                isGone,
                version.reason(),
                version.lines()));
      }
    }
  }

  private static boolean isInside(@Nullable Instant from, Instant to, Instant time) {
    return from == null || (!time.isBefore(from) && time.isBefore(to));
  }

  private Instant created(long id) {
    return created.getOrDefault(id, Instant.MIN);
  }

  private void append(Version version) {
    current.put(version.id(), version);
    versions.add(version);
  }
}
