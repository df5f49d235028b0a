package countinghouse.makereport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Everything on a page that holds a digit, by where it stands: {@code place | row | column}. A cell
 * of a table is found by its table's id and the names of its row and column; a column, bar or field
 * of a chart by the chart's id and its name; a sentence by the next id around it and its class or
 * tag. Words without a digit are no figures, but for those in a table and behind a chart.
 */
final class ShownFigures {
  private static final String BETWEEN = " | ";
  private static final double LEAST_SEEN = 0.1;

  private final SortedMap<String, String> byPlace = new TreeMap<>();
  private final Map<String, Integer> sentences = new HashMap<>();

  private ShownFigures() {}

  /** All of a page. */
  static SortedMap<String, String> of(Document page) {
    ShownFigures figures = new ShownFigures();
    page.select("table").forEach(figures::table);
    page.select(".tree summary").forEach(figures::treeLine);
    page.select("figure").forEach(figures::chart);
    page.select("title, p, h1, h2, h3, li, dt, dd, summary, figcaption, desc").stream()
        .filter(ShownFigures::isSentence)
        .forEach(figures::sentence);
    return figures.byPlace;
  }

  private void put(String place, String row, String column, String shown) {
    String former = byPlace.put(place + BETWEEN + row + BETWEEN + column, shown);
    assertThat(former).as("a second " + place + BETWEEN + row + BETWEEN + column).isNull();
  }

  private void table(Element table) {
    List<String> columns = table.select("thead th").stream().map(ShownFigures::text).toList();
    for (Element row : table.select("tbody tr, tfoot tr")) {
      Elements cells = row.children();
      assertThat(cells).hasSameSizeAs(columns);
      for (int column = 1; column < columns.size(); column++) {
        put(table.id(), text(cells.getFirst()), columns.get(column), cell(cells.get(column)));
      }
    }
  }

  private static String cell(Element cell) {
    Element spark = cell.selectFirst("svg.spark");
    return spark == null ? text(cell) : heights(spark);
  }

  /** Of every little column, in pixels of 24, less than zero when it hangs. */
  private static String heights(Element spark) {
    double zero = number(spark.expectFirst("line.zero"), "y1");
    List<String> heights = new ArrayList<>();
    for (Element column : spark.select("rect")) {
      boolean hangs = number(column, "y") >= zero && number(column, "height") > LEAST_SEEN;
      String sign = hangs ? "-" : "";
      heights.add(sign + column.attr("height"));
    }
    return String.join(" ", heights);
  }

  private static double number(Element drawn, String attribute) {
    return Double.parseDouble(drawn.attr(attribute));
  }

  private void treeLine(Element line) {
    Elements columns = requireNonNull(line.closest(".tree")).select("> .head > span");
    Elements cells = line.children();
    assertThat(cells).hasSameSizeAs(columns);
    for (int column = 1; column < cells.size(); column++) {
      put("tree", text(cells.getFirst()), text(columns.get(column)), text(cells.get(column)));
    }
  }

  /** What is told and written in the chart; wide and narrow say the same. */
  private void chart(Element figure) {
    SortedMap<String, String> wide = marks(figure.expectFirst("svg.wide"));
    assertThat(marks(figure.expectFirst("svg.narrow"))).isEqualTo(wide);
    wide.forEach((mark, shown) -> put(figure.id(), mark, "told", shown));
  }

  private static SortedMap<String, String> marks(Element svg) {
    SortedMap<String, String> marks = new TreeMap<>();
    for (Element group : svg.select("> g")) {
      String told = text(group.expectFirst("title"));
      int colon = told.lastIndexOf(": ");
      String written = group.select("text").isEmpty() ? "" : text(group.select("text").getLast());
      marks.put(told.substring(0, colon), (told.substring(colon + 2) + " " + written).strip());
    }
    return marks;
  }

  /** The lines of the tree are read as a table's, what is told of a chart's parts by the chart. */
  private static boolean isSentence(Element element) {
    boolean elsewhere = element.closest("table, g, .tree > .head") != null;
    return !elsewhere
        && (!element.tagName().equals("summary") || element.select("> span").isEmpty());
  }

  private void sentence(Element sentence) {
    String text = text(sentence);
    if (text.chars().anyMatch(Character::isDigit)) {
      Element named = sentence.closest("[id]");
      String kind = sentence.className().isEmpty() ? sentence.tagName() : sentence.className();
      String place = (named == null ? "page" : named.id()) + BETWEEN + kind;
      int number = sentences.merge(place, 1, Integer::sum);
      put(named == null ? "page" : named.id(), kind, String.valueOf(number), text);
    }
  }

  static String text(Element element) {
    return element.text().replace('\u00A0', ' ').strip();
  }
}
