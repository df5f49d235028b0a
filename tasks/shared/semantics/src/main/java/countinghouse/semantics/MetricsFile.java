package countinghouse.semantics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code warehouse-schema/metrics.yaml} as it is written; what a key means stands there. */
record MetricsFile(
    Map<String, Table> tables,
    Map<String, Map<String, Column>> columns,
    List<Metric> measures,
    Map<String, Map<String, String>> unmeasured,
    List<Hierarchy> hierarchies,
    List<SubjectArea> subjectAreas) {

  /** Holds for every table, or for every other column. */
  static final String ANY = "any";

  private static final String PACKAGED = "/warehouse-schema/metrics.yaml";
  private static final ObjectMapper YAML = StrictYaml.reader().build();

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
      String name,
      String caption,
      String folder,
      String table,
      String formula,
      Additivity additivity,
      @Nullable List<String> notOver,
      NumberFormat format,
      String description,
      @Nullable String caveat) {}

  /** What this library was built with. */
  static MetricsFile packaged() {
    try (InputStream stream = MetricsFile.class.getResourceAsStream(PACKAGED)) {
      if (stream == null) {
        throw new IllegalStateException(PACKAGED + " is not in this library");
      }
      return YAML.readValue(stream, MetricsFile.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(PACKAGED + " cannot be understood: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a text of the same kind. */
  static MetricsFile of(String yaml) throws JsonProcessingException {
    return YAML.readValue(yaml, MetricsFile.class);
  }

  /** What is said of a column, in its own table before what is said of its name anywhere. */
  List<Column> of(String table, String column) {
    return Stream.of(table, ANY)
        .map(key -> columns.getOrDefault(key, Map.of()).get(column))
        .flatMap(found -> Optional.ofNullable(found).stream())
        .toList();
  }
}
