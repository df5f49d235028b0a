package countinghouse.semantics;

import java.util.List;
import java.util.Optional;

/**
 * All that is said of the star for whoever reads it. Made of {@code warehouse-schema/metrics.yaml},
 * the comments of {@code warehouse-schema/marts/*.sql} and {@link countinghouse.star.Star}; what
 * they contradict each other in is an error when it is read, and a test reads it in every build.
 *
 * @param tables in the order of the star: dimensions, bridges, facts, view, stamp
 * @param relationships in the order of the tables on the left
 * @param measures in the order of the file
 * @param unmeasured columns with the role of a measure, of a fact or view, that are in no formula
 * @param hierarchies in the order of the file
 * @param subjectAreas in the order of the file
 */
public record SemanticModel(
    List<SemanticTable> tables,
    List<Relationship> relationships,
    List<Measure> measures,
    List<Unmeasured> unmeasured,
    List<Hierarchy> hierarchies,
    List<SubjectArea> subjectAreas) {

  /**
   * A column that could be summed and is in no measure.
   *
   * @param reason why not; empty when nobody has said it, which a test refuses
   */
  public record Unmeasured(String table, String column, Optional<String> reason) {}

  /** Copies the lists. */
  public SemanticModel {
    tables = List.copyOf(tables);
    relationships = List.copyOf(relationships);
    measures = List.copyOf(measures);
    unmeasured = List.copyOf(unmeasured);
    hierarchies = List.copyOf(hierarchies);
    subjectAreas = List.copyOf(subjectAreas);
  }

  /**
   * The model that this library was built with.
   *
   * @throws IllegalStateException when the file does not fit the star; the message names the place
   */
  public static SemanticModel read() {
    return new ModelReader(MetricsFile.packaged()).read();
  }

  /**
   * A table by its name in the warehouse.
   *
   * @throws IllegalArgumentException when there is none
   */
  public SemanticTable table(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No table " + name));
  }

  /**
   * A measure by its name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Measure measure(String name) {
    return measures.stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No measure " + name));
  }

  /** The measures of a fact or view. */
  public List<Measure> measuresOf(String table) {
    return measures.stream().filter(measure -> measure.table().equals(table)).toList();
  }

  /** What a table's foreign keys lead to. */
  public List<Relationship> relationshipsFrom(String table) {
    return relationships.stream()
        .filter(relationship -> relationship.left().equals(table))
        .toList();
  }

  /** The hierarchies of a dimension. */
  public List<Hierarchy> hierarchiesOf(String table) {
    return hierarchies.stream().filter(hierarchy -> hierarchy.table().equals(table)).toList();
  }
}
