package countinghouse.checkmarts;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The offending rows of a rule: how many, and the first of them as text.
 *
 * @param count of all rows
 * @param first at most five, each {@code column value, column value …}
 * @param rows all of them by column, when they are asked for
 */
record Found(long count, List<String> first, List<Map<String, @Nullable Object>> rows) {
  private static final int SHOWN = 5;

  /** Things that were found without a select. */
  static Found of(List<String> all) {
    return new Found(all.size(), all.stream().limit(SHOWN).toList(), List.of());
  }

  /**
   * Runs a select and reads what it finds.
   *
   * @param asWritten gives the names of columns as the select has them
   * @param isKept whether all rows are wanted as values
   */
  static Found by(
      Connection connection, String sql, UnaryOperator<String> asWritten, boolean isKept)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> names = names(row.getMetaData(), asWritten);
      List<String> first = new ArrayList<>();
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      long count = 0;
      while (row.next()) {
        if (count++ < SHOWN) {
          first.add(text(names, row));
        }
        if (isKept) {
          rows.add(values(names, row));
        }
      }
      return new Found(count, List.copyOf(first), rows);
    }
  }

  private static List<String> names(ResultSetMetaData columns, UnaryOperator<String> asWritten)
      throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(asWritten.apply(columns.getColumnLabel(i)));
    }
    return names;
  }

  private static Map<String, @Nullable Object> values(List<String> names, ResultSet row)
      throws SQLException {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), row.getObject(i + 1));
    }
    return values;
  }

  private static String text(List<String> names, ResultSet row) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      cells.add(names.get(i) + " " + shown(row.getObject(i + 1)));
    }
    return String.join(", ", cells);
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case BigDecimal amount when amount.scale() > 2 -> money(amount);
      default -> value.toString();
    };
  }

  private static String money(BigDecimal amount) {
    int scale = Math.max(2, amount.stripTrailingZeros().scale());
    return amount.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
  }

  /**
   * One sentence.
   *
   * @param expected what should be
   */
  String insteadOf(String expected) {
    long more = count - first.size();
    return String.format(
        Locale.ROOT,
        "expected that %s; found %,d: %s%s",
        expected,
        count,
        first.stream().map(row -> "(" + row + ")").collect(joining(" ")),
        more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : "");
  }
}
