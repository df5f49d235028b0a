package countinghouse.tableau;

import countinghouse.tableau.FieldUse.Derivation;
import java.util.stream.Stream;

/**
 * The order of a field's values.
 *
 * @param field whose
 * @param by another field, aggregated
 * @param isDescending the greatest first
 */
record Sort(FieldUse field, FieldUse by, boolean isDescending) {

  /** By a column beside it, such as the months by their numbers. */
  static Sort byColumn(FieldUse field, Field column) {
    return new Sort(field, FieldUse.of(column).by(Derivation.MINIMUM), false);
  }

  /** The instances that it names. */
  Stream<Element> instances() {
    return Stream.of(field.element(), by.element());
  }

  Element ofDataSource() {
    return element(field.instance(), by.instance());
  }

  Element ofSheet(DataSource source) {
    return element(field.in(source), by.in(source));
  }

  private Element element(String column, String using) {
    return Element.of("computed-sort")
        .with("column", column)
        .with("direction", isDescending ? "DESC" : "ASC")
        .with("using", using);
  }
}
