package countinghouse.tableau;

import countinghouse.semantics.SemanticColumn;
import countinghouse.semantics.SemanticTable;
import java.util.List;

/** Where a data source gets its tables and columns, and under which names. */
final class ConnectionElement {
  private final DataSource source;
  private final Place place;

  ConnectionElement(DataSource source, Place place) {
    this.source = source;
    this.place = place;
  }

  Element element() {
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
}
