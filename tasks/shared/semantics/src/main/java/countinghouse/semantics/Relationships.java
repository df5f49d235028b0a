package countinghouse.semantics;

import countinghouse.semantics.Relationship.Cardinality;
import countinghouse.star.Star;
import countinghouse.star.StarTable;
import countinghouse.star.StarTable.Reference;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;

/** Makes relationships of the foreign keys of the star. */
final class Relationships {
  private Relationships() {}

  static List<Relationship> ofTheStar() {
    return Star.TABLES.stream()
        .flatMap(table -> table.references().stream().map(reference -> of(table, reference)))
        .toList();
  }

  private static Relationship of(StarTable left, Reference reference) {
    StarTable right = Star.table(reference.dimension());
    Optional<String> onlyWhere =
        right
            .versions()
            .filter(history -> history.durableKey().equals(reference.dimensionColumn()))
            .map(history -> history.isCurrent().getName());
    return new Relationship(
        left.name(),
        reference.column().getName(),
        right.name(),
        reference.dimensionColumn().getName(),
        cardinality(left, reference, right, onlyWhere.isPresent()),
        true,
        role(reference),
        onlyWhere);
  }

  private static Cardinality cardinality(
      StarTable left, Reference reference, StarTable right, boolean isOfCurrentVersions) {
    if (isOfCurrentVersions || isKey(right, reference.dimensionColumn())) {
      return Cardinality.MANY_TO_ONE;
    }
    return isKey(left, reference.column()) ? Cardinality.ONE_TO_MANY : Cardinality.MANY_TO_MANY;
  }

  private static boolean isKey(StarTable table, Field<?> column) {
    return table.key().equals(List.of(column));
  }

  private static Optional<String> role(Reference reference) {
    String name = reference.column().getName();
    String key = reference.dimensionColumn().getName();
    return name.equals(key)
        ? Optional.empty()
        : Optional.of(name.substring(0, name.length() - key.length() - 1));
  }
}
