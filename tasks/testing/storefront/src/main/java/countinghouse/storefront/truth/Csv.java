package countinghouse.storefront.truth;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Rows of comma-separated values as RFC 4180 writes them, but with plain line feeds. */
final class Csv {
  private final StringBuilder text = new StringBuilder();

  Csv row(Object... cells) {
    text.append(
        Arrays.stream(cells)
            .map(String::valueOf)
            .map(Csv::cell)
            .collect(Collectors.joining(",", "", "\n")));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(letter -> ",\"\n\r".indexOf(letter) >= 0);
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
