package countinghouse.makereport.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartTest {
  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static Column column(String label, Optional<BigDecimal> reference, String... values) {
    return new Column(
        label, "", Stream.of(values).map(BigDecimal::new).toList(), reference, false, label);
  }

  private static Document drawn(Chart chart, countinghouse.makereport.chart.Size size) {
    return Jsoup.parse(chart.drawn("c", size).written());
  }

  private static double attribute(Element element, String name) {
    return Double.parseDouble(element.attr(name));
  }

  private static ColumnChart twoSeries(Column... columns) {
    return new ColumnChart(
        "A title",
        "A description",
        List.of(new Series("Low", "online"), new Series("High", "wholesale")),
        List.of(columns),
        "year before",
        BigDecimal::toPlainString);
  }

  @Test
  void aScaleIsAStraightLine() {
    Scale scale = new Scale(0, 100, 200, 0);
    assertThat(scale.at(0)).isEqualTo(200);
    assertThat(scale.at(50)).isEqualTo(100);
    assertThat(scale.at(number("100"))).isZero();
    assertThatThrownBy(() -> new Scale(3, 3, 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(countinghouse.makereport.chart.Size.class)
  void columnsStartAtZeroAndStandOnEachOther(countinghouse.makereport.chart.Size size) {
    Document page = drawn(twoSeries(column("Jan", Optional.empty(), "10", "30")), size);
    Element zero = page.expectFirst("line.zero");
    Element low = page.expectFirst("rect.online");
    Element high = page.expectFirst("rect.wholesale");
    assertThat(attribute(low, "y") + attribute(low, "height"))
        .isCloseTo(attribute(zero, "y1"), within(0.2));
    assertThat(attribute(high, "y") + attribute(high, "height"))
        .isCloseTo(attribute(low, "y"), within(0.2));
    assertThat(attribute(high, "height")).isCloseTo(3 * attribute(low, "height"), within(0.5));
  }

  @Test
  void whatIsLessThanZeroHangsBelow() {
    Document page =
        drawn(
            twoSeries(column("Jan", Optional.empty(), "-10", "30")),
            countinghouse.makereport.chart.Size.WIDE);
    assertThat(attribute(page.expectFirst("rect.online"), "y"))
        .isCloseTo(attribute(page.expectFirst("line.zero"), "y1"), within(0.2));
  }

  @Test
  void aStrokeMarksWhatAColumnIsHeldAgainst() {
    Document page =
        drawn(
            twoSeries(column("Jan", Optional.of(number("40")), "10", "30")),
            countinghouse.makereport.chart.Size.WIDE);
    assertThat(attribute(page.expectFirst("line.reference"), "y1"))
        .isCloseTo(attribute(page.expectFirst("rect.wholesale"), "y"), within(0.2));
    assertThat(page.select("text.name").eachText())
        .containsExactlyInAnyOrder("Low", "High", "year before");
  }

  @ParameterizedTest
  @EnumSource(countinghouse.makereport.chart.Size.class)
  void nothingLiesOutsideTheDrawing(countinghouse.makereport.chart.Size size) {
    Column[] months =
        IntStream.range(0, 13)
            .mapToObj(it -> column("Sep", Optional.of(number("99")), it + "", it * 7 + ""))
            .toArray(Column[]::new);
    drawn(twoSeries(months), size)
        .select("text")
        .forEach(text -> {
          double width = size.textWidth(text.text());
          double x = attribute(text, "x");
          double left =
              switch (text.attr("text-anchor")) {
                case "end" -> x - width;
                case "middle" -> x - width / 2;
                default -> x;
              };
          assertThat(left).as(text.text()).isGreaterThanOrEqualTo(-0.1);
          assertThat(left + width).as(text.text()).isLessThanOrEqualTo(size.width() + 0.1);
        });
  }

  @Test
  void labelsOfColumnsNeverTouch() {
    Column[] months =
        IntStream.range(0, 13)
            .mapToObj(it -> column("Sep", Optional.empty(), "1", "2"))
            .toArray(Column[]::new);
    countinghouse.makereport.chart.Size size = countinghouse.makereport.chart.Size.NARROW;
    List<Double> places =
        drawn(twoSeries(months), size).select("text:containsOwn(Sep)").stream()
            .map(it -> attribute(it, "x"))
            .toList();
    assertThat(places).hasSizeGreaterThan(3);
    for (int index = 1; index < places.size(); index++) {
      assertThat(places.get(index) - places.get(index - 1))
          .isGreaterThanOrEqualTo(size.textWidth("Sep"));
    }
  }

  @Test
  void barsAreAsLongAsTheirValuesAndLongNamesAreCut() {
    String longName = "An uncommonly long name of a product line that nobody can read at a glance";
    BarChart chart =
        new BarChart(
            "t",
            "d",
            List.of(
                new Bar(longName, number("100"), Optional.empty(), "100.00", "told"),
                new Bar("Short", number("25"), Optional.of(number("50")), "25.00", "told")),
            "line-fill");
    Document page = drawn(chart, countinghouse.makereport.chart.Size.WIDE);
    assertThat(attribute(page.select("rect").get(0), "width"))
        .isCloseTo(4 * attribute(page.select("rect").get(1), "width"), within(0.5));
    assertThat(page.expectFirst("text").text()).endsWith("…").hasSizeLessThan(40);
  }

  @Test
  void aBarLessThanZeroGoesToTheLeft() {
    BarChart chart =
        new BarChart(
            "t",
            "d",
            List.of(
                new Bar("Gain", number("10"), Optional.empty(), "10", ""),
                new Bar("Loss", number("-5"), Optional.empty(), "-5", "")),
            "line-fill");
    Document page = drawn(chart, countinghouse.makereport.chart.Size.WIDE);
    double zero = attribute(page.expectFirst("line.zero"), "x1");
    assertThat(attribute(page.select("rect").get(0), "x")).isCloseTo(zero, within(0.2));
    Element loss = page.select("rect").get(1);
    assertThat(attribute(loss, "x") + attribute(loss, "width")).isCloseTo(zero, within(0.2));
  }

  @Test
  void shadesRunFromNothingToTheMost() {
    assertThat(HeatMap.shade(0, 10)).isZero();
    assertThat(HeatMap.shade(0.1, 10)).isEqualTo(1);
    assertThat(HeatMap.shade(10, 10)).isEqualTo(HeatMap.SHADES - 1);
    assertThat(HeatMap.shade(0, 0)).isZero();
  }

  @Test
  void aHeatMapIsTurnedOnANarrowPage() {
    HeatMap map =
        new HeatMap(
            "t",
            "d",
            List.of("Mon"),
            List.of("08", "09"),
            List.of(List.of(new HeatMap.Cell(1, "1", ""), new HeatMap.Cell(2, "2", ""))));
    List<Element> wide = drawn(map, countinghouse.makereport.chart.Size.WIDE).select("rect");
    List<Element> narrow = drawn(map, countinghouse.makereport.chart.Size.NARROW).select("rect");
    assertThat(wide.get(0).attr("y")).isEqualTo(wide.get(1).attr("y"));
    assertThat(narrow.get(0).attr("x")).isEqualTo(narrow.get(1).attr("x"));
  }

  @Property
  void labelsThatAreSpreadKeepTheirOrderAndTheirDistance(
      @ForAll @Size(max = 8) List<@DoubleRange(min = 0, max = 200) Double> wanted) {
    List<Double> placed = Spread.apart(wanted, 16, 220);
    for (int one = 0; one < wanted.size(); one++) {
      for (int other = 0; other < wanted.size(); other++) {
        if (wanted.get(one) < wanted.get(other)) {
          assertThat(placed.get(other) - placed.get(one)).isGreaterThanOrEqualTo(15.999);
        }
      }
      assertThat(placed.get(one)).isLessThanOrEqualTo(220);
    }
  }

  @Test
  void aSmallRowOfColumnsIsHiddenFromThoseWhoHearThePage() {
    Document page =
        Jsoup.parse(
            new Sparkline(List.of(number("1"), number("2"), number("0")), true).drawn().written());
    assertThat(page.select("svg").attr("aria-hidden")).isEqualTo("true");
    assertThat(page.select("rect")).hasSize(3);
    assertThat(page.select("rect").get(2).classNames()).contains("under-way");
  }
}
