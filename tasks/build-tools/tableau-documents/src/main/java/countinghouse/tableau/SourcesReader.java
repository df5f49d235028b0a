package countinghouse.tableau;

import countinghouse.semantics.SemanticModel;
import countinghouse.tableau.DataSource.Colours;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The data sources of the model with what the file adds: calculations, formats and colours. */
final class SourcesReader {
  private final Findings findings;
  private final DashboardsFile file;
  private final List<DataSource> sources = new ArrayList<>();

  SourcesReader(Findings findings, DashboardsFile file, SemanticModel model) {
    this.findings = findings;
    this.file = file;
    sources.addAll(new DataSources(model).all());
  }

  List<DataSource> read() {
    Lists.orNone(file.calculations()).forEach(this::calculation);
    Map<String, String> formats = formats();
    List<Colours> colours =
        Lists.orNone(file.colours()).stream().flatMap(said -> colours(said).stream()).toList();
    return sources.stream()
        .map(source ->
            source.looking(
                formats,
                colours.stream()
                    .filter(one -> source.find(one.field().field().key()).isPresent())
                    .toList()))
        .toList();
  }

  private void calculation(DashboardsFile.Calculation said) {
    for (Entry area : said.areas()) {
      Optional<DataSource> source =
          sources.stream().filter(one -> one.area().name().equals(area.text())).findFirst();
      source.ifPresentOrElse(
          found ->
              sources.set(
                  sources.indexOf(found),
                  found.calculating(new CalculationReader(findings, found, said).read())),
          () -> noArea(findings, area, sources));
    }
  }

  /** Notes that there is no such area. */
  static void noArea(Findings findings, Entry area, List<DataSource> sources) {
    findings.add(
        area,
        "is no subject area; there are "
            + sources.stream().map(source -> source.area().name()).toList());
  }

  private Map<String, String> formats() {
    Map<String, String> formats = new LinkedHashMap<>();
    for (DashboardsFile.Pattern said : Lists.orNone(file.formats())) {
      field(said.field()).ifPresent(field -> formats.put(field.key(), said.pattern()));
    }
    return formats;
  }

  private Optional<Colours> colours(DashboardsFile.Colours said) {
    return field(said.field())
        .map(field ->
            new Colours(FieldUse.of(field), Objects.requireNonNullElse(said.values(), Map.of())));
  }

  /** As some area has it. */
  private Optional<Field> field(Entry key) {
    Optional<Field> field =
        sources.stream().flatMap(source -> source.find(key.text()).stream()).findFirst();
    if (field.isEmpty()) {
      findings.add(key, "is no field of any area");
    }
    return field;
  }
}
