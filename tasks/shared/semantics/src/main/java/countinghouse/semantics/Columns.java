package countinghouse.semantics;

import countinghouse.star.Star;
import countinghouse.star.StarTable;
import countinghouse.star.StarTable.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Makes the columns of a table: what the file says, and else what follows from name and type. */
final class Columns {
  private static final List<Kind> WITH_MEASURES = List.of(Kind.FACT, Kind.VIEW, Kind.BRIDGE);

  private final MetricsFile file;

  Columns(MetricsFile file) {
    this.file = file;
  }

  List<SemanticColumn> of(StarTable table) {
    return table.columns().stream().map(column -> column(table, column)).toList();
  }

  private SemanticColumn column(StarTable table, Field<?> column) {
    Said said = new Said(file.of(table.name(), column.getName()));
    Role role = said.first(MetricsFile.Column::role).orElseGet(() -> role(table, column));
    return new SemanticColumn(
        column.getName(),
        said.first(MetricsFile.Column::caption).orElseGet(() -> inWords(column.getName())),
        type(column.getDataType()),
        sqlType(column.getDataType()),
        column.getDataType().nullable(),
        role,
        said.first(MetricsFile.Column::aggregation)
            .orElse(role == Role.MEASURE ? Aggregation.SUM : Aggregation.NONE),
        said.first(MetricsFile.Column::format)
            .or(() -> role == Role.MEASURE ? Optional.of(format(column)) : Optional.empty()),
        said.first(MetricsFile.Column::folder).or(() -> folder(column)),
        said.first(MetricsFile.Column::geographicRole),
        said.first(MetricsFile.Column::sortBy),
        said.first(MetricsFile.Column::hidden).orElse(role == Role.KEY),
        said.first(MetricsFile.Column::description).orElseGet(() -> comment(table, column)));
  }

  /** What the file says of a column: of the table's own before that of any. */
  private record Said(List<MetricsFile.Column> entries) {
    private <T> Optional<T> first(Function<MetricsFile.Column, @Nullable T> property) {
      return entries.stream()
          .flatMap(entry -> Optional.ofNullable(property.apply(entry)).stream())
          .findFirst();
    }
  }

  private static Role role(StarTable table, Field<?> column) {
    if (column.getName().endsWith("_key")) {
      return Role.KEY;
    }
    boolean isMeasure = WITH_MEASURES.contains(table.kind()) && column.getDataType().isNumeric();
    return isMeasure ? Role.MEASURE : Role.DIMENSION;
  }

  /** For example "Net amount" of {@code net_amount}, "Weekend" of {@code is_weekend}. */
  static String inWords(String name) {
    String words = name.replaceFirst("^(dim|fct|bridge|is)_", "").replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static ColumnType type(DataType<?> type) {
    if (type.isString()) {
      return ColumnType.TEXT;
    }
    if (type.isInteger()) {
      return ColumnType.INTEGER;
    }
    if (type.isDecimal()) {
      return ColumnType.DECIMAL;
    }
    if (type.isBoolean()) {
      return ColumnType.BOOLEAN;
    }
    if (type.isDate()) {
      return ColumnType.DATE;
    }
    if (type.isTimestamp()) {
      return ColumnType.TIMESTAMP;
    }
    throw new IllegalStateException("The type " + type + " has no meaning here yet");
  }

  private static String sqlType(DataType<?> type) {
    String name = type.getTypeName().toLowerCase(Locale.ROOT);
    return type.isDecimal() ? name + "(" + type.precision() + ", " + type.scale() + ")" : name;
  }

  private static NumberFormat format(Field<?> column) {
    if (column.getName().endsWith("amount")) {
      return NumberFormat.MONEY;
    }
    return column.getDataType().isInteger() ? NumberFormat.COUNT : NumberFormat.DECIMAL;
  }

  private static Optional<String> folder(Field<?> column) {
    return column.getName().matches("(is|has)_.*") ? Optional.of("Flags") : Optional.empty();
  }

  /** A view's columns mean what they mean in the facts that it is made of. */
  private static String comment(StarTable table, Field<?> column) {
    if (!table.isView()) {
      return column.getComment();
    }
    return Star.ofKind(Kind.FACT).stream()
        .flatMap(fact -> fact.columns().stream())
        .filter(one -> one.getName().equals(column.getName()))
        .map(Field::getComment)
        .findFirst()
        .orElse("");
  }
}
