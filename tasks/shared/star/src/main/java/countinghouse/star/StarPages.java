package countinghouse.star;

import static java.util.stream.Collectors.joining;

import countinghouse.star.StarTable.Kind;
import countinghouse.star.StarTable.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.DataType;
import org.jooq.Field;

/**
 * The reference pages of the star, from {@link Star} and the comments of {@code
 * warehouse-schema/marts}: what every column means, and which facts share which dimensions.
 */
final class StarPages {
  private static final String NOTE =
      "<!-- Generated from warehouse-schema/marts by `make docs`; do not edit. -->";

  private StarPages() {}

  /** {@code docs/reference/data-dictionary.md}. */
  static String dataDictionary() {
    List<String> lines = new ArrayList<>(List.of(NOTE, "# Data dictionary", ""));
    lines.add("Every table of the marts, one row per what, and what each column means.");
    lines.add(
        "In every dimension −1 is the unknown member and −2 the one that does not apply; no foreign"
            + " key is null. Amounts of a fact are in its own `currency`, reporting amounts in that"
            + " of `build_stamp`.");
    lines.add("");
    Star.TABLES.forEach(
        table -> lines.add("- [" + table.name() + "](#" + table.name() + "): " + table.grain()));
    Star.TABLES.forEach(table -> table(table, lines));
    return String.join("\n", lines) + "\n";
  }

  private static void table(StarTable table, List<String> lines) {
    lines.addAll(List.of("", "## " + table.name(), ""));
    lines.add("**" + word(table.kind()) + ".** " + table.grain());
    if (!table.key().isEmpty()) {
      lines.addAll(List.of("", "- Key: " + names(table.key())));
      if (!table.naturalKey().equals(table.key())) {
        lines.add("- Natural key: " + names(table.naturalKey()));
      }
    }
    table
        .versions()
        .ifPresent(history ->
            lines.add(
                "- Versions (type 2) of "
                    + names(List.of(history.durableKey()))
                    + " by "
                    + names(history.tracked())));
    if (table.isView()) {
      lines.addAll(
          List.of(
              "",
              "Columns, which mean what they mean in the facts (`movement_kind` is sale or refund):"));
      lines.add(names(table.columns()) + ".");
    } else {
      lines.addAll(List.of("", "| column | type | meaning |", "|---|---|---|"));
      table.columns().forEach(column -> lines.add(row(table, column)));
    }
  }

  private static String row(StarTable table, Field<?> column) {
    String leadsTo =
        table.references().stream()
            .filter(reference -> reference.column().equals(column))
            .map(reference -> " → [" + reference.dimension() + "](#" + reference.dimension() + ")")
            .collect(joining());
    return "| `%s` | %s | %s%s |"
        .formatted(column.getName(), type(column), column.getComment(), leadsTo);
  }

  private static String type(Field<?> column) {
    DataType<?> type = column.getDataType();
    String name = type.getTypeName().toLowerCase(Locale.ROOT);
    String size = type.isDecimal() ? "(" + type.precision() + ", " + type.scale() + ")" : "";
    return name + size + (type.nullable() ? ", may be null" : "");
  }

  /** {@code docs/reference/bus-matrix.md}. */
  static String busMatrix() {
    List<StarTable> dimensions = Star.ofKind(Kind.DIMENSION);
    List<String> lines = new ArrayList<>(List.of(NOTE, "# Bus matrix", ""));
    lines.add(
        "Which facts share which dimensions. Facts are compared through the dimensions they share:"
            + " sum each by them, then join the sums; never join fact to fact.");
    lines.add("");
    lines.add(cells("fact", dimensions.stream().map(StarTable::name)) + " one row per … |");
    lines.add(cells("---", dimensions.stream().map(table -> ":-:")) + "---|");
    Stream.concat(Star.ofKind(Kind.FACT).stream(), Star.ofKind(Kind.VIEW).stream())
        .forEach(fact -> lines.add(matrixRow(fact, dimensions)));
    return String.join("\n", lines) + "\n";
  }

  private static String matrixRow(StarTable fact, List<StarTable> dimensions) {
    List<String> shared = fact.references().stream().flatMap(StarPages::dimensions).toList();
    Stream<String> marks =
        dimensions.stream().map(table -> shared.contains(table.name()) ? "×" : "");
    String link = "[" + fact.name() + "](data-dictionary.md#" + fact.name() + ")";
    return cells(link, marks) + " " + fact.grain().replace("One row per ", "") + " |";
  }

  /** The dimension that a reference leads to, or those behind the bridge that it leads to. */
  private static Stream<String> dimensions(Reference reference) {
    StarTable target = Star.table(reference.dimension());
    return target.kind() == Kind.BRIDGE
        ? target.references().stream().map(Reference::dimension)
        : Stream.of(target.name());
  }

  private static String cells(String first, Stream<String> rest) {
    return Stream.concat(Stream.of(first), rest).collect(joining(" | ", "| ", " |"));
  }

  private static String names(List<Field<?>> columns) {
    return columns.stream().map(column -> "`" + column.getName() + "`").collect(joining(", "));
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case DIMENSION -> "Dimension";
      case BRIDGE -> "Bridge";
      case FACT -> "Fact";
      case VIEW -> "View";
      case STAMP -> "Stamp";
    };
  }
}
