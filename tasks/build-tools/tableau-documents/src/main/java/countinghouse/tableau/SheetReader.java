package countinghouse.tableau;

import countinghouse.tableau.Sheet.Filter;
import countinghouse.tableau.Template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a sheet of the file. */
final class SheetReader {
  private static final Pattern FIGURE = Pattern.compile("\\{([^}]+)}|([^{]+)");

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
    refuseNonsense(said);
    return new Sheet(
        said.name().text(),
        Optional.ofNullable(said.note()),
        source,
        said.mark(),
        columns,
        rows,
        Optional.ofNullable(said.colour()).flatMap(fields::use),
        uses(said.label()),
        uses(said.measures()),
        entries(said.lines()).map(this::template).toList(),
        uses(said.tooltip()),
        Lists.orNone(said.filters()).stream().flatMap(filter -> filter(filter).stream()).toList(),
        sorts(said, Stream.concat(columns.stream(), rows.stream()).toList()),
        said.measures() != null || Boolean.TRUE.equals(said.scrolls()),
        said.seen());
  }

  private void refuseNonsense(DashboardsFile.Sheet said) {
    boolean isText = said.mark() == DashboardsFile.Mark.TEXT;
    boolean saysText = said.measures() != null || said.lines() != null;
    if (isText != saysText) {
      findings.add(
          said.name(),
          "mark: text is for measures (a table) or lines (a figure), and for them only");
    }
    if (said.measures() != null && said.lines() != null) {
      findings.add(said.name(), "has measures and lines: make two sheets of it");
    }
    if (!isText
        && (entries(said.columns()).findAny().isEmpty()
            || entries(said.rows()).findAny().isEmpty())) {
      findings.add(said.name(), "draws nothing: give it columns and rows");
    }
  }

  private static Stream<Entry> entries(@Nullable List<Entry> entries) {
    return Lists.orNone(entries).stream();
  }

  private List<FieldUse> uses(@Nullable List<Entry> entries) {
    return entries(entries).flatMap(entry -> fields.use(entry).stream()).toList();
  }

  private Template template(Entry line) {
    return new Template(
        FIGURE
            .matcher(line.text())
            .results()
            .map(match ->
                new Part(
                    Optional.ofNullable(match.group(2)),
                    Optional.ofNullable(match.group(1))
                        .flatMap(field -> fields.use(new Entry(field, line.line())))))
            .toList());
  }

  private Optional<Filter> filter(DashboardsFile.Filter said) {
    return fields
        .use(said.field())
        .map(use -> new Filter(use, values(said, use), Optional.empty()));
  }

  private List<String> values(DashboardsFile.Filter said, FieldUse use) {
    if (said.is().isEmpty()) {
      findings.add(said.field(), "is filtered by nothing: write is: [value]");
    }
    if (use.field().type() != DataType.STRING) {
      return said.is();
    }
    said.is().stream()
        .filter(value -> !source.knows(use.field(), value))
        .forEach(value ->
            findings.add(
                said.field(),
                "is filtered by \"%s\", which neither its formula nor its description nor its colours name"
                    .formatted(value)));
    return said.is().stream().map(value -> '"' + value + '"').toList();
  }

  /** What the sheet says, and where it says nothing, what the field itself asks for. */
  private List<Sort> sorts(DashboardsFile.Sheet said, List<FieldUse> shelves) {
    List<Sort> sorts = new ArrayList<>();
    Optional.ofNullable(said.sort()).flatMap(order -> sort(order, shelves)).ifPresent(sorts::add);
    shelves.stream()
        .filter(use -> !use.isContinuous())
        .filter(use -> sorts.stream().noneMatch(sort -> sort.field().equals(use)))
        .flatMap(use -> source.defaultSort(use).stream())
        .forEach(sorts::add);
    return sorts;
  }

  private Optional<Sort> sort(DashboardsFile.Order said, List<FieldUse> shelves) {
    Optional<FieldUse> field = fields.use(said.field());
    field
        .filter(use -> !shelves.contains(use))
        .ifPresent(use ->
            findings.add(said.field(), "is sorted and in neither columns nor rows of the sheet"));
    return field.flatMap(
        use -> fields.use(said.by()).map(by -> new Sort(use, by, said.descending())));
  }
}
