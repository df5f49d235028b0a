package countinghouse.truthaudit;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in aligned columns: the first to the left, all others to the right. */
final class TextTable {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; all rows have as many cells as the first. */
  TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row. */
  TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /** The lines, without spaces at their ends. */
  List<String> lines() {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Integer> widths =
        IntStream.range(0, rows.getFirst().size())
            .mapToObj(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toList();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> padded(row.get(i), widths.get(i), i == 0))
        .collect(joining(GAP, INDENT, ""))
        .stripTrailing();
  }

  private static String padded(String text, int width, boolean left) {
    String space = " ".repeat(width - text.length());
    return left ? text + space : space + text;
  }
}
