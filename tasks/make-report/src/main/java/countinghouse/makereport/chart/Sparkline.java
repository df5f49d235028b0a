package countinghouse.makereport.chart;

import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Numbers;
import countinghouse.makereport.markup.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of small columns within a table, on a scale of its own. Those who hear the page get the
 * same from the figures beside it, so it is hidden from them.
 *
 * @param values in the order of time
 * @param isLastUnderWay whether the last one's time is not over yet
 */
public record Sparkline(List<BigDecimal> values, boolean isLastUnderWay) {
  private static final double SLOT = 8;
  private static final double HEIGHT = 26;

  /** Draws it. */
  public Tag drawn() {
    Scale y = scale();
    List<Markup> parts = new ArrayList<>();
    for (int index = 0; index < values.size(); index++) {
      double zero = y.at(0);
      double end = y.at(values.get(index));
      boolean last = isLastUnderWay && index == values.size() - 1;
      parts.add(
          Drawing.rectangle(
              index * SLOT + 1,
              Math.min(zero, end),
              SLOT - 2,
              Math.abs(zero - end),
              last ? "line-fill under-way" : "line-fill"));
    }
    double width = Math.max(1, values.size()) * SLOT;
    parts.add(Drawing.line(0, y.at(0), width, y.at(0), "zero"));
    return Tag.of("svg", parts)
        .classed("spark")
        .with("viewBox", "0 0 " + Numbers.text(width) + " " + Numbers.text(HEIGHT))
        .with("width", width)
        .with("height", HEIGHT)
        .with("aria-hidden", "true");
  }

  private Scale scale() {
    double low = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min).doubleValue();
    double high = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max).doubleValue();
    return new Scale(low, high > low ? high : low + 1, HEIGHT - 1, 1);
  }
}
