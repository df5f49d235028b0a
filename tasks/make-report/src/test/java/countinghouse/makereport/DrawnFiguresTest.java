package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts as a reader measures them: everything drawn is as large as what is told of it, which
 * {@link EveryFigureTest} holds against the facts.
 */
class DrawnFiguresTest {
  /** Both ends of a stroke are written to a tenth of a pixel. */
  private static final Offset<Double> PIXEL = within(0.21);

  /** A number that is no percentage. */
  private static final Pattern AMOUNT =
      Pattern.compile("(−?[0-9][0-9,]*(?:[.][0-9]+)?)(?![0-9.,]* ?%)(?=[ ,]|$)");

  private static final Map<String, Double> UNITS = Map.of("k", 1e3, "M", 1e6, "B", 1e9);

  @TempDir Path folder;
  private ReportPage page;

  @BeforeEach
  void make() {
    page = ReportPage.of(EveryOddity.upTo(LocalDate.of(2026, 6, 14)), folder);
  }

  private record Axis(double zero, double perPixel) {
    /** From two marks; the others stand where the two say. */
    static Axis of(Element svg) {
      List<Element> marks = svg.select("> text[text-anchor=end]");
      double last = at(marks.getLast());
      double first = at(marks.getFirst());
      double perPixel = (value(marks.getLast()) - value(marks.getFirst())) / (first - last);
      Axis axis = new Axis(first + value(marks.getFirst()) / perPixel, perPixel);
      marks.forEach(mark -> assertThat(axis.value(at(mark))).isCloseTo(value(mark), axis.near()));
      return axis;
    }

    /** The middle of the words stands at the line. */
    private static double at(Element mark) {
      return number(mark, "y") - 4;
    }

    private static double value(Element mark) {
      String text = ShownFigures.text(mark);
      String unit = text.substring(text.length() - 1);
      double factor = UNITS.getOrDefault(unit, 1.0);
      return factor * amount(UNITS.containsKey(unit) ? text.substring(0, text.length() - 1) : text);
    }

    double value(double y) {
      return (zero - y) * perPixel;
    }

    Offset<Double> near() {
      return within(0.21 * perPixel);
    }
  }

  private static double number(Element drawn, String attribute) {
    return Double.parseDouble(drawn.attr(attribute));
  }

  private static double amount(String text) {
    return Double.parseDouble(text.replace('−', '-').replace(",", ""));
  }

  private static String told(Element group) {
    return ShownFigures.text(group.expectFirst("title"));
  }

  /** The amounts that are told of a part, after its name. */
  private static List<Double> amounts(Element group) {
    String told = told(group);
    return AMOUNT
        .matcher(told.substring(told.lastIndexOf(": ") + 2))
        .results()
        .map(MatchResult::group)
        .map(DrawnFiguresTest::amount)
        .toList();
  }

  @Test
  void everyColumnAndStrokeIsAsLargeAsIsTold() {
    Elements charts = page.document().select("svg.chart:has(g.over)");
    assertThat(charts).hasSize(8);
    for (Element svg : charts) {
      Axis axis = Axis.of(svg);
      svg.select("> g").forEach(group -> column(group, axis));
    }
  }

  private static void column(Element group, Axis axis) {
    List<Double> told = amounts(group);
    Element stroke = group.selectFirst("line.reference");
    if (stroke != null) {
      assertThat(axis.value(number(stroke, "y1")))
          .as(told(group))
          .isCloseTo(told.getLast(), axis.near());
    }
    List<Double> drawn = group.select("rect").stream().map(it -> value(it, axis)).toList();
    List<Double> values =
        told.stream().limit(told.size() - (stroke == null ? 0 : 1)).filter(it -> it != 0).toList();
    assertThat(drawn).as(told(group)).hasSameSizeAs(values);
    for (int part = 0; part < drawn.size(); part++) {
      assertThat(drawn.get(part)).as(told(group)).isCloseTo(values.get(part), axis.near());
    }
  }

  /** What hangs below zero is less than zero. */
  private static double value(Element rectangle, Axis axis) {
    double size = number(rectangle, "height") * axis.perPixel();
    boolean hangs = number(rectangle, "y") + number(rectangle, "height") > axis.zero() + 0.11;
    return hangs ? -size : size;
  }

  @Test
  void everyBarAndStrokeIsAsLongAsIsTold() {
    Elements charts =
        page.document().select("#lines, #places-of-sale, #regions").select("svg.chart");
    assertThat(charts).hasSize(6);
    for (Element svg : charts) {
      double zero = number(svg.expectFirst("line.zero"), "x1");
      Element longest =
          svg.select("> g").stream()
              .max(Comparator.comparing(it -> amounts(it).getFirst()))
              .orElseThrow();
      double pixels = number(longest.expectFirst("rect"), "width") / amounts(longest).getFirst();
      for (Element group : svg.select("> g")) {
        List<Double> told = amounts(group);
        assertThat(number(group.expectFirst("rect"), "width"))
            .as(told(group))
            .isCloseTo(Math.abs(told.getFirst()) * pixels, PIXEL);
        group
            .select("line.reference")
            .forEach(stroke ->
                assertThat(number(stroke, "x1") - zero)
                    .as(told(group))
                    .isCloseTo(told.get(1) * pixels, PIXEL));
      }
    }
  }

  @Test
  void moreOrdersAreNeverLighter() {
    Elements maps = page.document().select("svg.chart:has(rect[class^=shade])");
    assertThat(maps).hasSize(10);
    for (Element svg : maps) {
      List<Integer> shades =
          svg.select("> g").stream()
              .sorted(Comparator.comparing(it -> amounts(it).getLast()))
              .map(it -> Integer.valueOf(it.expectFirst("rect").className().replace("shade-", "")))
              .toList();
      assertThat(shades).isSorted();
      assertThat(shades.getLast()).isEqualTo(5);
      svg.select("> g")
          .forEach(group ->
              assertThat(amounts(group).getLast() == 0)
                  .isEqualTo(group.select("rect.shade-0").size() == 1));
    }
  }

  @Test
  void everyYearAndHourBelowAChartIsThatOfWhatStandsThere() {
    for (Element svg : page.document().select("svg.chart:has(g.over)")) {
      Element grid = svg.expectFirst("line.grid");
      Elements groups = svg.select("> g");
      double slot = (number(grid, "x2") - number(grid, "x1")) / groups.size();
      for (Element label : svg.select("> text[text-anchor=middle]")) {
        int column = (int) ((number(label, "x") - number(grid, "x1")) / slot);
        assertThat(told(groups.get(column))).contains(ShownFigures.text(label));
      }
    }
    for (Element svg : page.document().select("svg.chart:has(rect[class^=shade])")) {
      List<String> hours =
          svg.select("> text").eachText().stream().filter(it -> it.matches("[0-9]+")).toList();
      List<String> drawn =
          svg.select("> g").stream()
              .map(it -> told(it).replaceAll(".*, ([0-9]+):00 to.*", "$1"))
              .distinct()
              .toList();
      assertThat(hours).isEqualTo(drawn);
    }
  }
}
