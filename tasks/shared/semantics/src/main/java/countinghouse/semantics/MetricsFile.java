package countinghouse.semantics;

import countinghouse.taskkit.PackagedFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code warehouse-schema/metrics.yaml} as it is written; what a key means stands there. */
record MetricsFile(
    @Required Map<String, Table> tables,
    @Required Map<String, Map<String, Column>> columns,
    @Required List<Metric> measures,
    @Required Map<String, Map<String, String>> unmeasured,
    @Required List<Hierarchy> hierarchies,
    @Required List<SubjectArea> subjectAreas) {

  /** Holds for every table, or for every other column. */
  static final String ANY = "any";

  /** Where people find it. */
  static final String NAME = "warehouse-schema/metrics.yaml";

  private static final String PACKAGED = "/" + NAME;

  record Table(@Nullable String caption, boolean hidden) {}

  record Column(
      @Nullable String caption,
      @Nullable Role role,
      @Nullable Aggregation aggregation,
      @Nullable NumberFormat format,
      @Nullable String folder,
      @Nullable GeographicRole geographicRole,
      @Nullable String sortBy,
      @Nullable Boolean hidden,
      @Nullable String description) {}

  record Metric(
      @Required String name,
      @Required String caption,
      @Required String folder,
      @Required String table,
      @Required String formula,
      @Required Additivity additivity,
      @Nullable List<String> notOver,
      @Required NumberFormat format,
      @Required String description,
      @Nullable String caveat) {}

  /** What this library was built with. */
  static MetricsFile packaged() {
    return of(PackagedFiles.read(MetricsFile.class, PACKAGED));
  }

  /**
   * Reads a text of the same kind.
   *
   * @throws IllegalStateException when it cannot be understood; the message names file and line
   */
  static MetricsFile of(String yaml) {
    return StrictYaml.read(NAME, yaml, MetricsFile.class);
  }

  /** What is said of a column, in its own table before what is said of its name anywhere. */
  List<Column> of(String table, String column) {
    return Stream.of(table, ANY)
        .map(key -> columns.getOrDefault(key, Map.of()).get(column))
        .flatMap(found -> Optional.ofNullable(found).stream())
        .toList();
  }
}
