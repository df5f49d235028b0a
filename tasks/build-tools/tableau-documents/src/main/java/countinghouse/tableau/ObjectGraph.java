package countinghouse.tableau;

import countinghouse.semantics.Relationship;
import countinghouse.semantics.Relationship.Cardinality;
import countinghouse.semantics.SemanticTable;
import java.util.Optional;

/** How the tables of a data source belong together: related, so that each keeps its own grain. */
final class ObjectGraph {
  private final DataSource source;
  private final Place place;

  ObjectGraph(DataSource source, Place place) {
    this.source = source;
    this.place = place;
  }

  Element element() {
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
