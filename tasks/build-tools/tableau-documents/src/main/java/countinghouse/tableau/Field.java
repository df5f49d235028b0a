package countinghouse.tableau;

import countinghouse.semantics.Aggregation;
import countinghouse.semantics.Role;
import java.util.Optional;

/**
 * A field of a data source: a column of one of its tables, or a calculation.
 *
 * @param key how {@code dashboards.yaml} names it: {@code dim_date.month_start}, {@code net_sales}
 * @param name in the data source, unique, without brackets: {@code month_start (dim_date)}; of a
 *     calculation the same as its key
 * @param caption to show, unique among those that are shown
 * @param type of its values
 * @param role key, dimension or measure
 * @param aggregation how values become one by default; NONE for what is no measure and for a
 *     calculation that aggregates by itself
 * @param formula of a calculation, in Tableau's language; empty for a column
 * @param isAggregate whether its formula aggregates
 * @param format how a number is shown, as Tableau writes it
 * @param folder under which it is listed
 * @param semanticRole what place it names, as Tableau writes it
 * @param sortBy the key of the field whose order its values have
 * @param description one or two sentences
 * @param isHidden whether only joins, sorting and calculations need it
 */
record Field(
    String key,
    String name,
    String caption,
    DataType type,
    Role role,
    Aggregation aggregation,
    Optional<String> formula,
    boolean isAggregate,
    Optional<String> format,
    String folder,
    Optional<String> semanticRole,
    Optional<String> sortBy,
    Optional<String> description,
    boolean isHidden) {

  /** Its name as formulas and shelves write it. */
  String bracketed() {
    return "[" + name + "]";
  }

  /** Whether it groups rows. */
  boolean isDimension() {
    return role != Role.MEASURE;
  }

  /** As Tableau divides fields: named, ordered, measured. */
  String level() {
    if (!isDimension()) {
      return type.isNumber() ? "quantitative" : "nominal";
    }
    return type == DataType.STRING || type == DataType.BOOLEAN ? "nominal" : "ordinal";
  }

  /** The same under another caption. */
  Field captioned(String other) {
    return with(other, format);
  }

  /** The same in a pattern of one's own, for example {@code mmm yyyy}. */
  Field formatted(String pattern) {
    return with(caption, Optional.of("*" + pattern));
  }

  private Field with(String otherCaption, Optional<String> otherFormat) {
    return new Field(
        key,
        name,
        otherCaption,
        type,
        role,
        aggregation,
        formula,
        isAggregate,
        otherFormat,
        folder,
        semanticRole,
        sortBy,
        description,
        isHidden);
  }
}
