package countinghouse.makereport.chart;

import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Columns over time, from zero up, stacked when there are several series; what is less than zero
 * hangs below. The names of the series stand beside the last column.
 *
 * @param title what is shown
 * @param description what is to be seen, in a sentence
 * @param series from the bottom up
 * @param columns in the order of time
 * @param reference name of what columns are held against
 * @param axis writes a mark of the axis
 */
public record ColumnChart(
    String title,
    String description,
    List<Series> series,
    List<Column> columns,
    String reference,
    Function<BigDecimal, String> axis)
    implements Chart {
  private static final double HEIGHT = 260;
  private static final double TOP = 12;
  private static final double BOTTOM = 40;
  private static final double GAP = 8;
  private static final double LEAST = 34;
  private static final int STEPS = 4;

  /** Where things are in one drawing. */
  private record Frame(Size size, Ticks ticks, Scale y, double left, double right, int columns) {
    double slot() {
      return (right - left) / columns;
    }

    double width() {
      return Math.min(slot() * 0.7, 44);
    }

    double middle(int column) {
      return left + slot() * (column + 0.5);
    }
  }

  @Override
  public Tag drawn(String id, Size size) {
    Frame frame = frame(size);
    List<Markup> parts = new ArrayList<>();
    frame.ticks().values().forEach(tick -> parts.add(mark(tick, frame)));
    for (int column = 0; column < columns.size(); column++) {
      parts.add(column(column, frame));
    }
    parts.add(Drawing.line(frame.left(), frame.y().at(0), frame.right(), frame.y().at(0), "zero"));
    parts.addAll(times(frame));
    parts.addAll(names(frame));
    return Drawing.svg(id, size, HEIGHT, title, description, parts);
  }

  private Frame frame(Size size) {
    Ticks ticks = Ticks.over(extreme(BigDecimal::min), extreme(BigDecimal::max), STEPS);
    double marks =
        ticks.values().stream()
            .mapToDouble(tick -> size.textWidth(axis.apply(tick)))
            .max()
            .orElse(0);
    double left = Math.max(LEAST, marks + GAP);
    return new Frame(
        size,
        ticks,
        ticks.scale(HEIGHT - BOTTOM, TOP),
        left,
        size.width() - room(size),
        columns.size());
  }

  private BigDecimal extreme(java.util.function.BinaryOperator<BigDecimal> which) {
    return columns.stream()
        .flatMap(column ->
            Stream.concat(Stream.of(column.above(), column.below()), column.reference().stream()))
        .reduce(BigDecimal.ZERO, which);
  }

  /** For the names beside the last column. */
  private double room(Size size) {
    double widest =
        Stream.concat(series.stream().map(Series::name), referenceName().stream())
            .mapToDouble(size::textWidth)
            .max()
            .orElse(0);
    return widest == 0 ? GAP : widest + 2 * GAP;
  }

  private Optional<String> referenceName() {
    return columns.stream().anyMatch(column -> column.reference().isPresent())
        ? Optional.of(reference)
        : Optional.empty();
  }

  private Markup mark(BigDecimal tick, Frame frame) {
    double y = frame.y().at(tick);
    return Markup.of(
        Drawing.line(frame.left(), y, frame.right(), y, "grid"),
        Drawing.text(frame.left() - GAP, y + 4, "end", axis.apply(tick)));
  }

  private Markup column(int index, Frame frame) {
    Column column = columns.get(index);
    double x = frame.middle(index) - frame.width() / 2;
    List<Markup> parts = new ArrayList<>();
    parts.add(Tag.of("title", column.told()));
    BigDecimal above = BigDecimal.ZERO;
    BigDecimal below = BigDecimal.ZERO;
    for (int part = 0; part < series.size(); part++) {
      BigDecimal value = column.values().get(part);
      BigDecimal start = value.signum() < 0 ? below : above;
      parts.add(part(x, start, value, series.get(part).styleClass(), frame));
      above = value.signum() > 0 ? above.add(value) : above;
      below = value.signum() < 0 ? below.add(value) : below;
    }
    column
        .reference()
        .map(frame.y()::at)
        .ifPresent(y -> parts.add(Drawing.line(x - 3, y, x + frame.width() + 3, y, "reference")));
    return Tag.of("g", parts).classed(column.isUnderWay() ? "under-way" : "over");
  }

  private static Markup part(
      double x, BigDecimal start, BigDecimal value, String styleClass, Frame frame) {
    if (value.signum() == 0) {
      return Markup.nothing();
    }
    double from = frame.y().at(start);
    double to = frame.y().at(start.add(value));
    return Drawing.rectangle(x, Math.min(from, to), frame.width(), Math.abs(from - to), styleClass);
  }

  /** As many labels as fit, counted from the last. */
  private List<Markup> times(Frame frame) {
    double widest =
        columns.stream()
            .mapToDouble(column -> frame.size().textWidth(column.label()))
            .max()
            .orElse(0);
    int every = (int) Math.max(1, Math.ceil((widest + 4) / frame.slot()));
    double y = HEIGHT - BOTTOM + 17;
    List<Markup> labels = new ArrayList<>();
    for (int index = 0; index < columns.size(); index++) {
      if ((columns.size() - 1 - index) % every == 0) {
        labels.add(Drawing.text(frame.middle(index), y, "middle", columns.get(index).label()));
      }
      if (!columns.get(index).second().isEmpty()) {
        labels.add(
            Drawing.text(frame.middle(index), y + 16, "middle", columns.get(index).second())
                .classed("second"));
      }
    }
    return labels;
  }

  private record Name(String text, double y) {}

  private List<Markup> names(Frame frame) {
    List<Name> names = new ArrayList<>();
    if (!columns.isEmpty()) {
      BigDecimal start = BigDecimal.ZERO;
      for (int part = 0; part < series.size(); part++) {
        BigDecimal value = columns.getLast().values().get(part).max(BigDecimal.ZERO);
        double middle = start.add(value.divide(BigDecimal.TWO)).doubleValue();
        names.add(new Name(series.get(part).name(), frame.y().at(middle)));
        start = start.add(value);
      }
    }
    columns.reversed().stream()
        .flatMap(column -> column.reference().stream())
        .findFirst()
        .ifPresent(value -> names.add(new Name(reference, frame.y().at(value))));
    return placed(names.stream().filter(name -> !name.text().isEmpty()).toList(), frame);
  }

  private static List<Markup> placed(List<Name> names, Frame frame) {
    List<Double> heights =
        Spread.apart(
            names.stream().map(Name::y).toList(), frame.size().font() + 3, HEIGHT - BOTTOM);
    List<Markup> texts = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      texts.add(
          Drawing.text(
                  frame.right() + GAP, heights.get(index) + 4, "start", names.get(index).text())
              .classed("name"));
    }
    return texts;
  }
}
