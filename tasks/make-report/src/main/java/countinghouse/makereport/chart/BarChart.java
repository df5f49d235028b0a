package countinghouse.makereport.chart;

import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Bars beside their names, from zero to the right; what is less than zero goes to the left. A
 * stroke shows what a bar is held against. On a narrow page a name stands above its bar.
 *
 * @param title what is shown
 * @param description what is to be seen, in a sentence
 * @param bars from the top down
 * @param styleClass that gives the bars their colour
 */
public record BarChart(String title, String description, List<Bar> bars, String styleClass)
    implements Chart {
  private static final double GAP = 8;
  private static final double TOP = 4;
  private static final double MOST_FOR_NAMES = 230;

  /** Where things are in one drawing. */
  private record Frame(Size size, Scale x, double names, double row, double bar) {
    double top(int index) {
      return TOP + index * row + (row - bar - (isNarrow() ? 4 : row - bar - 4));
    }

    boolean isNarrow() {
      return size == Size.NARROW;
    }
  }

  @Override
  public Tag drawn(String id, Size size) {
    Frame frame = frame(size);
    List<Markup> parts = new ArrayList<>();
    for (int index = 0; index < bars.size(); index++) {
      parts.add(bar(index, frame));
    }
    double height = TOP + bars.size() * frame.row() + TOP;
    parts.add(Drawing.line(frame.x().at(0), TOP, frame.x().at(0), height - TOP, "zero"));
    return Drawing.svg(id, size, height, title, description, parts);
  }

  private Frame frame(Size size) {
    boolean narrow = size == Size.NARROW;
    double names =
        narrow ? 0 : Math.min(MOST_FOR_NAMES, widest(size, bars.stream().map(Bar::name)));
    double values = widest(size, bars.stream().map(Bar::shown));
    BigDecimal least = extreme(BigDecimal::min);
    BigDecimal most = extreme(BigDecimal::max);
    double end = most.compareTo(least) == 0 ? 1 : most.doubleValue();
    double left = names + (names > 0 ? GAP : 1) + (least.signum() < 0 ? values + GAP : 0);
    Scale x = new Scale(least.doubleValue(), end, left, size.width() - values - 2 * GAP);
    return new Frame(size, x, names, narrow ? 40 : 27, narrow ? 14 : 18);
  }

  private static double widest(Size size, Stream<String> texts) {
    return texts.mapToDouble(size::textWidth).max().orElse(0);
  }

  private BigDecimal extreme(BinaryOperator<BigDecimal> which) {
    return bars.stream()
        .flatMap(bar -> Stream.concat(Stream.of(bar.value()), bar.reference().stream()))
        .reduce(BigDecimal.ZERO, which);
  }

  private Markup bar(int index, Frame frame) {
    Bar bar = bars.get(index);
    double top = frame.top(index);
    double zero = frame.x().at(0);
    double end = frame.x().at(bar.value());
    List<Markup> parts = new ArrayList<>();
    parts.add(Tag.of("title", bar.told()));
    parts.add(name(bar, index, frame));
    parts.add(
        Drawing.rectangle(Math.min(zero, end), top, Math.abs(end - zero), frame.bar(), styleClass));
    bar.reference()
        .map(frame.x()::at)
        .ifPresent(x -> parts.add(Drawing.line(x, top - 3, x, top + frame.bar() + 3, "reference")));
    parts.add(value(bar, top, frame));
    return Tag.of("g", parts);
  }

  private static Markup name(Bar bar, int index, Frame frame) {
    double row = TOP + index * frame.row();
    return frame.isNarrow()
        ? Drawing.text(0, row + 15, "start", frame.size().fitted(bar.name(), frame.size().width()))
        : Drawing.text(
            frame.names(), row + 18, "end", frame.size().fitted(bar.name(), frame.names() + 1));
  }

  /** Behind the bar, and behind the stroke when that is farther. */
  private static Markup value(Bar bar, double top, Frame frame) {
    double middle = top + frame.bar() / 2 + 4.5;
    double far =
        Math.max(
            frame.x().at(bar.value().max(BigDecimal.ZERO)),
            bar.reference().map(frame.x()::at).orElse(0.0));
    return bar.value().signum() < 0
        ? Drawing.text(frame.x().at(bar.value()) - GAP, middle, "end", bar.shown())
        : Drawing.text(far + GAP, middle, "start", bar.shown());
  }
}
