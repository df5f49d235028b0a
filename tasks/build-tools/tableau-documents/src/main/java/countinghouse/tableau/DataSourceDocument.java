package countinghouse.tableau;

import countinghouse.semantics.Hierarchy;
import countinghouse.semantics.SemanticTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A data source as Tableau writes it: the tables of a {@link Place}, related and not joined, and
 * what their fields mean. The names of fields are the same wherever the marts lie, so that a
 * workbook can be moved from one place to another ("Replace Data Source").
 */
final class DataSourceDocument {
  private final DataSource source;
  private final Place place;

  DataSourceDocument(DataSource source, Place place) {
    this.source = source;
    this.place = place;
  }

  /** As part of a workbook. */
  Element inWorkbook() {
    return content(
        Element.of("datasource")
            .with("caption", source.area().caption())
            .with("inline", "true")
            .with("name", source.name())
            .with("version", Workbook.VERSION));
  }

  /** As a file of its own. */
  Element alone() {
    return content(
        Element.of("datasource")
            .with("formatted-name", source.name())
            .with("inline", "true")
            .with("source-platform", "win")
            .with("version", Workbook.VERSION)
            .containing(Workbook.manifest()));
  }

  private Element content(Element datasource) {
    return datasource
        .containing(
            new ConnectionElement(source, place).element(),
            Element.of("aliases").with("enabled", "yes"))
        .containing(source.fields().stream().map(FieldElement::described).toList())
        .containing(source.tables().stream().map(this::rowCount).toList())
        .containing(instances())
        .containing(drillPaths())
        .containing(
            folders(),
            Element.of("layout")
                .with("dim-ordering", "alphabetic")
                .with("measure-ordering", "alphabetic")
                .with("show-structure", "false"))
        .containing(colours())
        .containing(Element.of("date-options").with("start-of-week", "monday"))
        .containing(defaultSorts())
        .containing(new ObjectGraph(source, place).element());
  }

  /**
   * Tableau's own count of a table's rows: hidden, since the measures say what is to be counted.
   */
  private Element rowCount(SemanticTable table) {
    return Element.of("column")
        .with("caption", "Rows of " + table.caption())
        .with("datatype", "table")
        .with("hidden", "true")
        .with("name", "[__tableau_internal_object_id__].[" + source.objectId(table.name()) + "]")
        .with("role", "measure")
        .with("type", "quantitative");
  }

  /**
   * The hierarchies. A field of Tableau stands in one of them only, so a level that another has
   * already is left out, and with it a hierarchy of which one level remains.
   */
  private Optional<Element> drillPaths() {
    Set<String> taken = new HashSet<>();
    List<Element> paths = new ArrayList<>();
    for (Hierarchy hierarchy : source.hierarchies()) {
      List<Element> levels =
          hierarchy.levels().stream()
              .map(level -> source.column(hierarchy.table(), level).bracketed())
              .filter(taken::add)
              .map(field -> Element.saying("field", field))
              .toList();
      if (levels.size() > 1) {
        paths.add(Element.of("drill-path").with("name", hierarchy.caption()).containing(levels));
      }
    }
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(Element.of("drill-paths").containing(paths));
  }

  /** What is shown, by folder; what is in a hierarchy stands there. */
  private Element folders() {
    Map<String, List<Element>> folders = new LinkedHashMap<>();
    source.fields().stream()
        .filter(field -> !field.isHidden())
        .filter(field -> !isLevel(field))
        .forEach(field ->
            folders
                .computeIfAbsent(field.folder(), folder -> new ArrayList<>())
                .add(
                    Element.of("folder-item")
                        .with("name", field.bracketed())
                        .with("type", "field")));
    return Element.of("folders-common")
        .containing(
            folders.entrySet().stream()
                .map(folder ->
                    Element.of("folder")
                        .with("name", folder.getKey())
                        .containing(folder.getValue()))
                .toList());
  }

  private boolean isLevel(Field field) {
    return source.hierarchies().stream()
        .anyMatch(hierarchy ->
            hierarchy.levels().stream()
                .anyMatch(level -> field.key().equals(hierarchy.table() + "." + level)));
  }

  /** What sorts and colours name. */
  private List<Element> instances() {
    return Stream.concat(
            source.defaultSorts().stream().flatMap(Sort::instances),
            source.colours().stream().map(colours -> colours.field().element()))
        .distinct()
        .toList();
  }

  private Optional<Element> colours() {
    List<Element> encodings =
        source.colours().stream()
            .map(colours ->
                Element.of("encoding")
                    .with("attr", "color")
                    .with("field", colours.field().instance())
                    .with(
                        "palette",
                        Optional.of(Workbook.PALETTE).filter(name -> colours.colours().isEmpty()))
                    .with("type", "palette")
                    .containing(
                        colours.colours().entrySet().stream()
                            .map(colour ->
                                Element.of("map")
                                    .with("to", colour.getValue())
                                    .containing(
                                        Element.saying("bucket", '"' + colour.getKey() + '"')))
                            .toList()))
            .toList();
    return encodings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Element.of("style")
                .containing(SheetStyle.rule("mark", encodings.toArray(Element[]::new))));
  }

  private Optional<Element> defaultSorts() {
    List<Element> sorts = source.defaultSorts().stream().map(Sort::ofDataSource).toList();
    return sorts.isEmpty()
        ? Optional.empty()
        : Optional.of(Element.of("default-sorts").containing(sorts));
  }
}
