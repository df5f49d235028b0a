package countinghouse.semantics;

import countinghouse.semantics.Formula.Aggregate;
import countinghouse.semantics.Formula.Column;
import countinghouse.semantics.Formula.NullIf;
import countinghouse.semantics.Formula.Operation;
import countinghouse.semantics.Formula.Operator;
import countinghouse.star.StarTable.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether what the file says fits the star and itself. */
final class Consistency {
  private static final Set<Kind> MEASURED = Set.of(Kind.FACT, Kind.VIEW);

  private final MetricsFile file;
  private final SemanticModel model;
  private final List<String> findings = new ArrayList<>();

  Consistency(MetricsFile file, SemanticModel model) {
    this.file = file;
    this.model = model;
  }

  /**
   * Refuses what does not fit.
   *
   * @throws IllegalStateException with everything that was found
   */
  void demand() {
    unique("measure", model.measures().stream().map(Measure::name));
    unique("caption of a measure", model.measures().stream().map(Measure::caption));
    unique("hierarchy", model.hierarchies().stream().map(Hierarchy::name));
    unique("subject area", model.subjectAreas().stream().map(SubjectArea::name));
    unique("caption of a table", model.tables().stream().map(SemanticTable::caption));
    model.tables().forEach(this::table);
    namesThatAreUsed();
    model.measures().forEach(this::measure);
    model.hierarchies().forEach(hierarchy -> columns(hierarchy.table(), hierarchy.levels()));
    model.subjectAreas().forEach(area -> fact(area.name(), area.fact()));
    unmeasured();
    if (!findings.isEmpty()) {
      throw new IllegalStateException(
          MetricsFile.NAME + " does not fit:\n" + String.join("\n", findings));
    }
  }

  private void unique(String what, Stream<String> names) {
    Set<String> seen = new HashSet<>();
    names
        .filter(name -> !seen.add(name))
        .forEach(name -> findings.add("The " + what + " " + name + " stands there twice"));
  }

  private void table(SemanticTable table) {
    unique(
        "caption in " + table.name(),
        table.columns().stream().filter(column -> !column.isHidden()).map(SemanticColumn::caption));
    for (SemanticColumn column : table.columns()) {
      column.sortBy().ifPresent(other -> columns(table.name(), List.of(other)));
      if (column.description().isBlank()) {
        findings.add(table.name() + "." + column.name() + " has no description");
      }
      if (column.role() != Role.MEASURE && column.aggregation() != Aggregation.NONE) {
        findings.add(table.name() + "." + column.name() + " is aggregated and is no measure");
      }
    }
  }

  /** What is said of a table or column that is not there is a slip. */
  private void namesThatAreUsed() {
    file.tables().keySet().forEach(this::exists);
    file.columns()
        .forEach((table, columns) -> {
          if (table.equals(MetricsFile.ANY)) {
            columns.keySet().forEach(this::existsSomewhere);
          } else {
            columns(table, columns.keySet());
          }
        });
  }

  private void existsSomewhere(String column) {
    if (model.tables().stream().noneMatch(table -> has(table, column))) {
      findings.add("No table has a column " + column);
    }
  }

  private void measure(Measure measure) {
    if (!fact(measure.name(), measure.table())) {
      return;
    }
    measure.formula().columns().stream()
        .filter(column -> !has(model.table(measure.table()), column))
        .forEach(column ->
            findings.add(measure.name() + ": no column " + measure.table() + "." + column));
    outside(measure, measure.formula());
    boolean isSemiAdditive = measure.additivity() == Additivity.SEMI_ADDITIVE;
    if (isSemiAdditive == measure.notOver().isEmpty()) {
      findings.add(measure.name() + ": not_over belongs to what is semi-additive, and to it only");
    }
    measure.notOver().stream()
        .filter(over -> !isRelated(measure.table(), over))
        .filter(over -> !has(model.table(measure.table()), over))
        .forEach(over -> findings.add(measure.name() + ": " + over + " is not related to it"));
  }

  /** A dimension of the fact, or one behind a bridge. */
  private boolean isRelated(String fact, String table) {
    return model.relationshipsFrom(fact).stream()
        .map(Relationship::right)
        .anyMatch(right ->
            right.equals(table)
                || model.relationshipsFrom(right).stream()
                    .anyMatch(behind -> behind.right().equals(table)));
  }

  /** Outside of aggregates no column stands, within them no aggregate, and nothing divides by 0. */
  private void outside(Measure measure, Formula part) {
    switch (part) {
      case Column column ->
          findings.add(measure.name() + ": " + column.name() + " is not aggregated");
      case Aggregate aggregate -> {
        if (aggregate.argument().all().anyMatch(Aggregate.class::isInstance)) {
          findings.add(measure.name() + " aggregates an aggregate");
        }
      }
      case Operation operation
          when operation.operator() == Operator.DIVIDED_BY && !cannotBeZero(operation.right()) ->
          findings.add(measure.name() + " may divide by 0: write nullif(…, 0)");
      default -> part.parts().forEach(inner -> outside(measure, inner));
    }
  }

  private static boolean cannotBeZero(Formula divisor) {
    return divisor instanceof NullIf nullIf
        && nullIf.nullValue().equals(new Formula.Numeral(BigDecimal.ZERO));
  }

  /** A reason that no column needs is a reason that is out of date. */
  private void unmeasured() {
    model.unmeasured().stream()
        .filter(one -> one.reason().isEmpty())
        .forEach(one ->
            findings.add(one.table() + "." + one.column() + " is in no measure, without a reason"));
    file.unmeasured()
        .forEach((table, reasons) ->
            reasons.keySet().stream()
                .filter(column ->
                    model.unmeasured().stream()
                        .noneMatch(one ->
                            one.table().equals(table)
                                && (one.column().equals(column) || column.equals(MetricsFile.ANY))))
                .forEach(column ->
                    findings.add("unmeasured " + table + "." + column + " needs no reason")));
  }

  private boolean fact(String where, String table) {
    boolean isFact =
        model.tables().stream()
            .anyMatch(one -> one.name().equals(table) && MEASURED.contains(one.kind()));
    if (!isFact) {
      findings.add(where + ": " + table + " is neither a fact nor a view");
    }
    return isFact;
  }

  private void columns(String table, Iterable<String> columns) {
    if (exists(table)) {
      for (String column : columns) {
        if (!has(model.table(table), column)) {
          findings.add("No column " + table + "." + column);
        }
      }
    }
  }

  private boolean exists(String table) {
    boolean exists = model.tables().stream().anyMatch(one -> one.name().equals(table));
    if (!exists) {
      findings.add("No table " + table);
    }
    return exists;
  }

  private static boolean has(SemanticTable table, String column) {
    return table.columns().stream().anyMatch(one -> one.name().equals(column));
  }
}
