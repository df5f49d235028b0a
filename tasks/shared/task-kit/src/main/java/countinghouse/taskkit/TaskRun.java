package countinghouse.taskkit;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run of a task, for those who are told of it.
 *
 * @param task the jar's name
 * @param version the jar's version
 * @param settings of the run
 * @param lineage the environment variables {@code OPENLINEAGE_…}; they may hold secrets
 */
public record TaskRun(String task, String version, Settings settings, Map<String, String> lineage) {
  /** Takes only what belongs to lineage out of an environment. */
  public TaskRun {
    lineage =
        lineage.entrySet().stream()
            .filter(it -> it.getKey().startsWith("OPENLINEAGE_"))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Without settings, which may hold secrets. */
  @Override
  public String toString() {
    return task + " " + version;
  }
}
