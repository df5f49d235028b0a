package countinghouse.semantics;

import countinghouse.semantics.Formula.Aggregate;
import countinghouse.semantics.SemanticModel.Unmeasured;
import countinghouse.star.Star;
import countinghouse.star.StarTable;
import countinghouse.star.StarTable.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the file and the star together, and refuses what does not fit. */
final class ModelReader {
  private final MetricsFile file;

  ModelReader(MetricsFile file) {
    this.file = file;
  }

  SemanticModel read() {
    List<Measure> measures = file.measures().stream().map(ModelReader::measure).toList();
    List<SemanticTable> tables = tables();
    SemanticModel model =
        new SemanticModel(
            tables,
            Relationships.ofTheStar(),
            measures,
            unmeasured(tables, measures),
            file.hierarchies(),
            file.subjectAreas());
    new Consistency(file, model).demand();
    return model;
  }

  private List<SemanticTable> tables() {
    Columns columns = new Columns(file);
    return Star.TABLES.stream().map(table -> table(table, columns)).toList();
  }

  private SemanticTable table(StarTable table, Columns columns) {
    Optional<MetricsFile.Table> said = Optional.ofNullable(file.tables().get(table.name()));
    return new SemanticTable(
        table.name(),
        table.kind(),
        said.flatMap(one -> Optional.ofNullable(one.caption()))
            .orElseGet(() -> Columns.inWords(table.name())),
        table.grain(),
        said.map(MetricsFile.Table::hidden).orElse(false),
        columns.of(table));
  }

  private static Measure measure(MetricsFile.Metric metric) {
    return new Measure(
        metric.name(),
        metric.caption(),
        metric.folder(),
        metric.table(),
        metric.formula(),
        formula(metric),
        metric.additivity(),
        Objects.requireNonNullElse(metric.notOver(), List.of()),
        metric.format(),
        metric.description(),
        Optional.ofNullable(metric.caveat()));
  }

  private static Formula formula(MetricsFile.Metric metric) {
    try {
      return Formula.read(metric.formula());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          MetricsFile.NAME + ": the measure " + metric.name() + ": " + e.getMessage(), e);
    }
  }

  private List<Unmeasured> unmeasured(List<SemanticTable> tables, List<Measure> measures) {
    return tables.stream()
        .filter(table -> List.of(Kind.FACT, Kind.VIEW).contains(table.kind()))
        .flatMap(table ->
            table.columns().stream()
                .filter(column -> column.role() == Role.MEASURE)
                .map(SemanticColumn::name)
                .filter(column -> !isMeasured(table.name(), column, measures))
                .map(column -> new Unmeasured(table.name(), column, reason(table.name(), column))))
        .toList();
  }

  /** Whether a measure aggregates it; that a condition looks at it is not enough. */
  private static boolean isMeasured(String table, String column, List<Measure> measures) {
    return measures.stream()
        .filter(measure -> measure.table().equals(table))
        .flatMap(measure -> measure.formula().all())
        .flatMap(part -> part instanceof Aggregate aggregate ? Stream.of(aggregate) : Stream.of())
        .anyMatch(aggregate -> aggregate.value().columns().contains(column));
  }

  private Optional<String> reason(String table, String column) {
    Map<String, String> reasons = file.unmeasured().getOrDefault(table, Map.of());
    return Optional.ofNullable(reasons.get(column))
        .or(() -> Optional.ofNullable(reasons.get(MetricsFile.ANY)));
  }
}
