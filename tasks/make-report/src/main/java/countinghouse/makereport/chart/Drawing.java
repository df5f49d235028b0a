package countinghouse.makereport.chart;

import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Numbers;
import countinghouse.makereport.markup.Tag;
import java.util.ArrayList;
import java.util.List;

/** The parts that all charts are drawn with. */
final class Drawing {
  private Drawing() {}

  /** The drawing itself, with a title and a description for those who hear it. */
  static Tag svg(
      String id, Size size, double height, String title, String description, List<Markup> parts) {
    List<Markup> all = new ArrayList<>();
    all.add(Tag.of("title", title).with("id", id + "-title"));
    all.add(Tag.of("desc", description).with("id", id + "-desc"));
    all.addAll(parts);
    return Tag.of("svg", all)
        .classed("chart " + size.styleClass())
        .with("id", id)
        .with("viewBox", "0 0 " + Numbers.text(size.width()) + " " + Numbers.text(height))
        .with("role", "img")
        .with("aria-labelledby", id + "-title " + id + "-desc");
  }

  static Tag rectangle(double x, double y, double width, double height, String styleClass) {
    return Tag.of("rect")
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height)
        .classed(styleClass);
  }

  static Tag line(double x1, double y1, double x2, double y2, String styleClass) {
    return Tag.of("line")
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2)
        .classed(styleClass);
  }

  /** Words that begin ({@code start}), stand ({@code middle}) or end ({@code end}) at a point. */
  static Tag text(double x, double y, String anchor, String words) {
    Tag text = Tag.of("text", words).with("x", x).with("y", y);
    return anchor.equals("start") ? text : text.with("text-anchor", anchor);
  }
}
