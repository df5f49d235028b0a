package countinghouse.tableau;

import countinghouse.semantics.Relationship;
import countinghouse.semantics.Relationship.Cardinality;
import countinghouse.semantics.SemanticColumn;
import countinghouse.semantics.SemanticTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            .with("formatted-name", source.area().caption())
            .with("inline", "true")
            .with("source-platform", "win")
            .with("version", Workbook.VERSION)
            .containing(Workbook.manifest()));
  }

  private Element content(Element datasource) {
    return datasource
        .containing(connection(), Element.of("aliases").with("enabled", "yes"))
        .containing(source.fields().stream().map(FieldElement::of).toList())
        .containing(source.tables().stream().map(this::rowCount).toList())
        .containing(source.defaultSorts().stream().flatMap(sort -> sort.instances()).toList())
        .containing(drillPaths())
        .containing(
            folders(),
            Element.of("layout")
                .with("dim-ordering", "alphabetic")
                .with("measure-ordering", "alphabetic")
                .with("show-structure", "false"),
            Element.of("date-options").with("start-of-week", "monday"))
        .containing(defaultSorts())
        .containing(objectGraph());
  }

  private Element connection() {
    return Element.of("connection")
        .with("class", "federated")
        .containing(
            Element.of("named-connections")
                .containing(
                    Element.of("named-connection")
                        .with("caption", "Countinghouse marts")
                        .with("name", place.connectionName())
                        .containing(place.connection())),
            relation(),
            Element.of("cols").containing(columns((table, column) -> column(table, column))),
            Element.of("metadata-records")
                .containing(columns((table, column) -> record(table, column))));
  }

  private Element relation() {
    List<Element> relations =
        source.tables().stream().map(table -> place.relation(table.name())).toList();
    return relations.size() == 1
        ? relations.getFirst()
        : Element.of("relation").with("type", "collection").containing(relations);
  }

  private interface OfColumn {
    Element of(SemanticTable table, SemanticColumn column);
  }

  private List<Element> columns(OfColumn element) {
    return source.tables().stream()
        .flatMap(table -> table.columns().stream().map(column -> element.of(table, column)))
        .toList();
  }

  private Element column(SemanticTable table, SemanticColumn column) {
    return Element.of("map")
        .with("key", source.column(table.name(), column.name()).bracketed())
        .with(
            "value",
            "[%s].[%s]".formatted(place.identifier(table.name()), place.identifier(column.name())));
  }

  private Element record(SemanticTable table, SemanticColumn column) {
    Field field = source.column(table.name(), column.name());
    return Element.of("metadata-record")
        .with("class", "column")
        .containing(
            Element.saying("remote-name", place.identifier(column.name())),
            Element.saying("remote-type", String.valueOf(field.type().remoteType())),
            Element.saying("local-name", field.bracketed()),
            Element.saying("parent-name", "[" + place.identifier(table.name()) + "]"),
            Element.saying("remote-alias", place.identifier(column.name())),
            Element.saying("ordinal", String.valueOf(table.columns().indexOf(column) + 1)),
            Element.saying("local-type", field.type().written()),
            Element.saying("aggregation", FieldElement.aggregation(field)),
            Element.saying("contains-null", String.valueOf(column.isNullable())),
            Element.saying("object-id", "[" + source.objectId(table.name()) + "]"));
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

  private Optional<Element> drillPaths() {
    List<Element> paths =
        source.hierarchies().stream()
            .map(hierarchy ->
                Element.of("drill-path")
                    .with("name", hierarchy.caption())
                    .containing(
                        hierarchy.levels().stream()
                            .map(level ->
                                Element.saying(
                                    "field", source.column(hierarchy.table(), level).bracketed()))
                            .toList()))
            .toList();
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

  private Optional<Element> defaultSorts() {
    List<Element> sorts = source.defaultSorts().stream().map(Sort::ofDataSource).toList();
    return sorts.isEmpty()
        ? Optional.empty()
        : Optional.of(Element.of("default-sorts").containing(sorts));
  }

  private Element objectGraph() {
    Element graph =
        Element.of("object-graph")
            .containing(
                Element.of("objects")
                    .containing(source.tables().stream().map(this::object).toList()));
    return source.relationships().isEmpty()
        ? graph
        : graph.containing(
            Element.of("relationships")
                .containing(source.relationships().stream().map(this::relationship).toList()));
  }

  private Element object(SemanticTable table) {
    return Element.of("object")
        .with("caption", table.caption())
        .with("id", source.objectId(table.name()))
        .containing(
            Element.of("properties").with("context", "").containing(place.relation(table.name())),
            Element.of("table-description").containing(FormattedText.plain(table.grain())));
  }

  /** Cardinality is "unique-key", referential integrity "guaranteed-value", each of its side. */
  private Element relationship(Relationship relationship) {
    Cardinality cardinality = relationship.cardinality();
    return Element.of("relationship")
        .containing(
            Element.of("expression")
                .with("op", "=")
                .containing(
                    expression(relationship.left(), relationship.leftColumn()),
                    expression(relationship.right(), relationship.rightColumn())),
            endPoint("first", relationship.left(), cardinality == Cardinality.ONE_TO_MANY)
                .with(
                    "guaranteed-value",
                    Optional.of("true").filter(yes -> relationship.isAlwaysMatched())),
            endPoint("second", relationship.right(), cardinality == Cardinality.MANY_TO_ONE));
  }

  private Element expression(String table, String column) {
    return Element.of("expression").with("op", source.column(table, column).bracketed());
  }

  private Element endPoint(String which, String table, boolean isUnique) {
    return Element.of(which + "-end-point")
        .with("object-id", source.objectId(table))
        .with("unique-key", Optional.of("true").filter(yes -> isUnique));
  }
}
