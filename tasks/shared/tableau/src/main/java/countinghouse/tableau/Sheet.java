package countinghouse.tableau;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chart.
 *
 * @param name its title, unique
 * @param source of its figures
 * @param mark how they are drawn
 * @param columns from the outer to the inner
 * @param rows from the outer to the inner
 * @param colour what the colours tell apart
 * @param labels what is written at each mark
 * @param tooltip what is told beside the other fields when somebody points at a mark
 * @param filters what is left in
 * @param sorts the order of the values of a field
 * @param seen what is seen, for those who cannot see it
 */
record Sheet(
    String name,
    DataSource source,
    DashboardsFile.Mark mark,
    List<FieldUse> columns,
    List<FieldUse> rows,
    Optional<FieldUse> colour,
    List<FieldUse> labels,
    List<FieldUse> tooltip,
    List<Filter> filters,
    List<Sort> sorts,
    String seen) {

  /**
   * What is left in.
   *
   * @param field whose values
   * @param values as Tableau writes them; empty for all, until the reader chooses
   * @param group the number that filters share which are changed together
   */
  record Filter(FieldUse field, List<String> values, Optional<Integer> group) {}

  /** Copies the lists. */
  Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    labels = List.copyOf(labels);
    tooltip = List.copyOf(tooltip);
    filters = List.copyOf(filters);
    sorts = List.copyOf(sorts);
  }

  /** The same with filters more. */
  Sheet filtered(List<Filter> more) {
    return new Sheet(
        name,
        source,
        mark,
        columns,
        rows,
        colour,
        labels,
        tooltip,
        Stream.concat(filters.stream(), more.stream()).toList(),
        sorts,
        seen);
  }

  /** Everything that is used in it. */
  Stream<FieldUse> uses() {
    return Stream.of(
            columns.stream(),
            rows.stream(),
            colour.stream(),
            labels.stream(),
            tooltip.stream(),
            filters.stream().map(Filter::field),
            sorts.stream().flatMap(sort -> Stream.of(sort.field(), sort.by())))
        .flatMap(stream -> stream)
        .distinct();
  }
}
