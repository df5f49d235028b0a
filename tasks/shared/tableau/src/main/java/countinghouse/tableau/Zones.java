package countinghouse.tableau;

import java.util.ArrayList;
import java.util.List;

/**
 * The zones of a dashboard: parts of a page, each in a frame of pixels. Tableau measures them in
 * parts of the whole, 100,000 to the width and to the height.
 */
final class Zones {
  private static final int WHOLE = 100_000;
  private static final String PAPER = "#ffffff";

  private final int width;
  private final int height;
  private int last;

  Zones(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Where a zone lies, in pixels from the upper left. */
  record Frame(int x, int y, int width, int height) {}

  /** A zone of this type; that of a sheet has none. */
  Element zone(String type, Frame frame) {
    Element zone = placed(frame);
    return type.isEmpty() ? zone : zone.with("type-v2", type);
  }

  /** The whole page, with zones below each other in it. */
  Element page(List<Element> parts) {
    Frame whole = new Frame(0, 0, width, height);
    Element column = zone("layout-flow", whole).with("param", "vert").containing(parts);
    return zone("layout-basic", whole).containing(column);
  }

  /** Zones beside each other. */
  Element row(Frame frame, List<Element> parts) {
    return fixed(zone("layout-flow", frame).with("param", "horz").containing(parts), frame);
  }

  /** Frames of the same width beside each other. */
  static List<Frame> columns(Frame row, int count) {
    List<Frame> frames = new ArrayList<>();
    int each = row.width() / Math.max(1, count);
    for (int at = 0; at < count; at++) {
      frames.add(new Frame(row.x() + at * each, row.y(), each, row.height()));
    }
    return frames;
  }

  /** A zone that keeps its height. */
  static Element fixed(Element zone, Frame frame) {
    return zone.with("fixed-size", String.valueOf(frame.height())).with("is-fixed", "true");
  }

  /** The looks of a tile. */
  static Element tile() {
    return Element.of("zone-style")
        .containing(
            SheetStyle.format("border-color", "#d9d8d2"),
            SheetStyle.format("border-style", "solid"),
            SheetStyle.format("border-width", "1"),
            SheetStyle.format("background-color", PAPER),
            SheetStyle.format("margin", "4"),
            SheetStyle.format("padding", "8"));
  }

  private Element placed(Frame frame) {
    last++;
    return Element.of("zone")
        .with("h", share(frame.height(), height))
        .with("id", String.valueOf(last))
        .with("w", share(frame.width(), width))
        .with("x", share(frame.x(), width))
        .with("y", share(frame.y(), height));
  }

  private static String share(int pixels, int of) {
    return String.valueOf(Math.toIntExact(Math.round((double) WHOLE * pixels / of)));
  }
}
