package countinghouse.tableau;

import java.util.Locale;

/**
 * A field where it is used: on a shelf, in a filter, as a colour.
 *
 * @param field which
 * @param derivation what is done with its values
 * @param isContinuous whether it makes an axis instead of headers
 */
record FieldUse(Field field, Derivation derivation, boolean isContinuous) {

  /** What is done with values. */
  enum Derivation {
    NONE("none", "None"),
    SUM("sum", "Sum"),
    AVERAGE("avg", "Avg"),
    MINIMUM("min", "Min"),
    /** The formula aggregates by itself. */
    USER("usr", "User");

    private final String prefix;
    private final String written;

    Derivation(String prefix, String written) {
      this.prefix = prefix;
      this.written = written;
    }
  }

  /** As it is used when nothing is said of it. */
  static FieldUse of(Field field) {
    return new FieldUse(field, byDefault(field), !field.isDimension() && field.type().isNumber());
  }

  /** As an axis. */
  FieldUse continuous() {
    return new FieldUse(field, derivation, true);
  }

  /** Under another aggregation; of a number, an axis. */
  FieldUse by(Derivation other) {
    return new FieldUse(field, other, field.type().isNumber() || isContinuous);
  }

  private static Derivation byDefault(Field field) {
    if (field.isAggregate()) {
      return Derivation.USER;
    }
    return switch (field.aggregation()) {
      case NONE -> Derivation.NONE;
      case SUM -> Derivation.SUM;
      case AVERAGE -> Derivation.AVERAGE;
    };
  }

  /** For example {@code [sum:net_amount (sales_movement):qk]}. */
  String instance() {
    return "[%s:%s:%sk]".formatted(derivation.prefix, field.name(), level().charAt(0));
  }

  /** The same with its data source, for example {@code [federated.sales].[usr:net_sales:qk]}. */
  String in(DataSource source) {
    return "[" + source.name() + "]." + instance();
  }

  Element element() {
    return Element.of("column-instance")
        .with("column", field.bracketed())
        .with("derivation", derivation.written)
        .with("name", instance())
        .with("pivot", "key")
        .with("type", level());
  }

  private String level() {
    if (isContinuous) {
      return "quantitative";
    }
    String level = field.level();
    return level.equals("quantitative") ? "ordinal" : level.toLowerCase(Locale.ROOT);
  }
}
