package countinghouse.tableau;

import countinghouse.tableau.Sheet.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a sheet of the file. */
final class SheetReader {
  private final Findings findings;
  private final DataSource source;
  private final FieldReader fields;

  SheetReader(Findings findings, DataSource source) {
    this.findings = findings;
    this.source = source;
    this.fields = new FieldReader(findings, source);
  }

  Sheet read(DashboardsFile.Sheet said) {
    List<FieldUse> columns = uses(said.columns());
    List<FieldUse> rows = uses(said.rows());
    if (columns.isEmpty() && rows.isEmpty() && said.label() == null) {
      findings.add(said.name(), "shows nothing: give it columns, rows or a label");
    }
    return new Sheet(
        said.name().text(),
        source,
        said.mark(),
        columns,
        rows,
        Optional.ofNullable(said.colour()).flatMap(fields::use),
        uses(said.label()),
        uses(said.tooltip()),
        Objects.requireNonNullElse(said.filters(), List.<DashboardsFile.Filter>of()).stream()
            .flatMap(filter -> filter(filter).stream())
            .toList(),
        sorts(said, Stream.concat(columns.stream(), rows.stream()).toList()),
        said.seen().text());
  }

  private List<FieldUse> uses(@Nullable List<Entry> entries) {
    return Objects.requireNonNullElse(entries, List.<Entry>of()).stream()
        .flatMap(entry -> fields.use(entry).stream())
        .toList();
  }

  private Optional<Filter> filter(DashboardsFile.Filter said) {
    return fields
        .use(said.field())
        .map(use -> new Filter(use, values(said, use), Optional.empty()));
  }

  private List<String> values(DashboardsFile.Filter said, FieldUse use) {
    List<String> values = Objects.requireNonNullElse(said.is(), List.of());
    if (values.isEmpty()) {
      findings.add(said.field(), "is filtered by nothing: write is: [value]");
    }
    return use.field().type() == DataType.STRING
        ? values.stream().map(value -> '"' + value + '"').toList()
        : values;
  }

  /** What the sheet says, and where it says nothing, what the field itself asks for. */
  private List<Sort> sorts(DashboardsFile.Sheet said, List<FieldUse> shelves) {
    List<Sort> sorts = new ArrayList<>();
    if (said.sort() != null) {
      Optional<FieldUse> field = fields.use(said.sort().field());
      Optional<FieldUse> by = fields.use(said.sort().by());
      if (field.isPresent() && by.isPresent()) {
        sorts.add(new Sort(field.get(), by.get(), said.sort().descending()));
      }
    }
    shelves.stream()
        .filter(use -> !use.isContinuous())
        .filter(use -> sorts.stream().noneMatch(sort -> sort.field().equals(use)))
        .flatMap(use -> source.defaultSort(use).stream())
        .forEach(sorts::add);
    return sorts;
  }
}
