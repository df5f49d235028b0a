package countinghouse.tableau;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chart, a table or a figure.
 *
 * @param name its title, unique
 * @param note a second line under the title
 * @param source of its figures
 * @param mark how they are drawn
 * @param columns from the outer to the inner
 * @param rows from the outer to the inner
 * @param colour what the colours tell apart
 * @param labels what is written at each mark
 * @param measures of a table, one column each
 * @param lines of a figure, the first one large
 * @param tooltip what is told beside the other fields when somebody points at a mark
 * @param filters what is left in
 * @param sorts the order of the values of a field
 * @param scrolls whether it may be longer than its place on the page
 * @param seen what is seen, for those who cannot see it
 */
record Sheet(
    String name,
    Optional<String> note,
    DataSource source,
    DashboardsFile.Mark mark,
    List<FieldUse> columns,
    List<FieldUse> rows,
    Optional<FieldUse> colour,
    List<FieldUse> labels,
    List<FieldUse> measures,
    List<Template> lines,
    List<FieldUse> tooltip,
    List<Filter> filters,
    List<Sort> sorts,
    boolean scrolls,
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
    measures = List.copyOf(measures);
    lines = List.copyOf(lines);
    tooltip = List.copyOf(tooltip);
    filters = List.copyOf(filters);
    sorts = List.copyOf(sorts);
  }

  /** The same with filters more. */
  Sheet filtered(List<Filter> more) {
    return new Sheet(
        name,
        note,
        source,
        mark,
        columns,
        rows,
        colour,
        labels,
        measures,
        lines,
        tooltip,
        Stream.concat(filters.stream(), more.stream()).toList(),
        sorts,
        scrolls,
        seen);
  }

  /** Whether it is a table: figures under headers, nothing drawn. */
  boolean isTable() {
    return !measures.isEmpty();
  }

  /** Everything that is used in it, each once. */
  List<FieldUse> uses() {
    return Stream.of(
            columns.stream(),
            rows.stream(),
            colour.stream(),
            labels.stream(),
            measures.stream(),
            lines.stream().flatMap(line -> line.fields().stream()),
            tooltip.stream(),
            filters.stream().map(Filter::field),
            sorts.stream().flatMap(sort -> Stream.of(sort.field(), sort.by())))
        .flatMap(stream -> stream)
        .distinct()
        .toList();
  }
}
