package countinghouse.tableau;

import countinghouse.semantics.SemanticModel;
import countinghouse.tableau.Dashboard.Row;
import countinghouse.tableau.Sheet.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the file and the model together, and refuses what does not fit. */
final class DashboardsReader {
  private final Findings findings;
  private final DashboardsFile file;
  private final List<DataSource> sources;
  private final Map<String, Sheet> sheets = new LinkedHashMap<>();
  private int filterGroups;

  DashboardsReader(String name, DashboardsFile file, SemanticModel model) {
    this.findings = new Findings(name);
    this.file = file;
    this.sources = new SourcesReader(findings, file, model).read();
  }

  Dashboards read() {
    file.sheets().forEach(this::sheet);
    List<Dashboard> dashboards = file.dashboards().stream().map(this::dashboard).toList();
    file.sheets().stream()
        .filter(sheet -> isOnNone(sheet, dashboards))
        .forEach(sheet ->
            findings.add(
                sheet.name(), "is on no dashboard: name it in a row of one, or delete it"));
    findings.demand();
    return new Dashboards(sources, placed(dashboards), dashboards, Lists.orNone(file.palette()));
  }

  private static boolean isOnNone(DashboardsFile.Sheet sheet, List<Dashboard> dashboards) {
    return placed(dashboards).stream().noneMatch(one -> one.name().equals(sheet.name().text()));
  }

  private static List<Sheet> placed(List<Dashboard> dashboards) {
    return dashboards.stream().flatMap(dashboard -> dashboard.sheets().stream()).toList();
  }

  private void sheet(DashboardsFile.Sheet said) {
    Optional<DataSource> source =
        sources.stream().filter(one -> one.area().name().equals(said.area().text())).findFirst();
    if (source.isEmpty()) {
      SourcesReader.noArea(findings, said.area(), sources);
      return;
    }
    Sheet sheet = new SheetReader(findings, source.get()).read(said);
    if (sheets.putIfAbsent(sheet.name(), sheet) != null) {
      findings.add(said.name(), "names two sheets: give one of them another name");
    }
  }

  private Dashboard dashboard(DashboardsFile.Dashboard said) {
    if (file.sheets().stream().anyMatch(sheet -> sheet.name().text().equals(said.name().text()))) {
      findings.add(said.name(), "names a sheet, too: give one of them another name");
    }
    List<Row> rows = said.rows().stream().map(this::row).toList();
    Optional<DataSource> source =
        rows.stream().flatMap(row -> row.sheets().stream()).map(Sheet::source).findFirst();
    if (said.filters() != null && isOfSeveral(rows)) {
      findings.add(
          said.name(), "has filters and sheets of several areas: filters reach only one area");
    }
    List<FieldUse> filters = source.stream().flatMap(one -> filters(said.filters(), one)).toList();
    return new Dashboard(
        said.name().text(), said.width(), said.lead(), filters, filtered(rows, filters));
  }

  private static boolean isOfSeveral(List<Row> rows) {
    return rows.stream()
            .flatMap(row -> row.sheets().stream())
            .map(sheet -> sheet.source().name())
            .distinct()
            .count()
        > 1;
  }

  private Stream<FieldUse> filters(@Nullable List<Entry> fields, DataSource source) {
    return Lists.orNone(fields).stream()
        .flatMap(entry -> new FieldReader(findings, source).use(entry).stream());
  }

  private Row row(DashboardsFile.Row said) {
    List<Sheet> placed = new ArrayList<>();
    for (Entry name : said.sheets()) {
      Optional.ofNullable(sheets.remove(name.text()))
          .ifPresentOrElse(
              placed::add,
              () ->
                  findings.add(name, "is no sheet, or is on a dashboard already: each is on one"));
    }
    return new Row(said.height(), placed);
  }

  private List<Row> filtered(List<Row> rows, List<FieldUse> filters) {
    List<Filter> shared = filters.stream().map(this::shared).toList();
    return rows.stream()
        .map(row ->
            new Row(
                row.height(), row.sheets().stream().map(sheet -> sheet.filtered(shared)).toList()))
        .toList();
  }

  private Filter shared(FieldUse field) {
    filterGroups++;
    return new Filter(field, List.of(), Optional.of(filterGroups));
  }
}
