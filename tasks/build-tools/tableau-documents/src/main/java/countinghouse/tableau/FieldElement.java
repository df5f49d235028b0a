package countinghouse.tableau;

import countinghouse.semantics.Aggregation;
import java.util.Optional;

/** A field as data sources and sheets write it. */
final class FieldElement {
  private FieldElement() {}

  static Element of(Field field) {
    Element column =
        Element.of("column")
            .with(
                "aggregation",
                Optional.of("Avg").filter(it -> field.aggregation() == Aggregation.AVERAGE))
            .with("caption", field.caption())
            .with("datatype", field.type().written())
            .with("default-format", field.format())
            .with("name", field.bracketed())
            .with("role", field.isDimension() ? "dimension" : "measure")
            .with("semantic-role", field.semanticRole())
            .with("type", field.level());
    return (field.isHidden() ? column.with("hidden", "true") : column)
        .containing(
            field
                .formula()
                .map(formula ->
                    Element.of("calculation").with("class", "tableau").with("formula", formula)));
  }

  /** The same with its description, which a data source keeps and a sheet does not repeat. */
  static Element described(Field field) {
    return of(field)
        .containing(
            field
                .description()
                .map(description ->
                    Element.of("desc").containing(FormattedText.plain(description))));
  }

  /** How Tableau aggregates a column when it is put on a shelf. */
  static String aggregation(Field field) {
    if (field.aggregation() == Aggregation.AVERAGE) {
      return "Avg";
    }
    if (field.aggregation() == Aggregation.SUM) {
      return "Sum";
    }
    return switch (field.type()) {
      case DATE, DATETIME -> "Year";
      case INTEGER, REAL -> "Sum";
      case STRING, BOOLEAN -> "Count";
    };
  }
}
