package countinghouse.tableau;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The zones of a dashboard: parts of a page, each in a frame of pixels. Tableau measures them in
 * parts of the whole, 100,000 to the width and to the height.
 */
final class Zones {
  private static final int WHOLE = 100_000;
  private static final String PAPER = "#ffffff";

  private final int width;
  private final int height;
  private final Ids ids;

  Zones(int width, int height, Ids ids) {
    this.width = width;
    this.height = height;
    this.ids = ids;
  }

  /** The numbers of a dashboard's parts: the same part has the same one in every layout. */
  static final class Ids {
    private final Map<String, Integer> numbers = new HashMap<>();

    private String of(String part) {
      return String.valueOf(numbers.computeIfAbsent(part, it -> numbers.size() + 1));
    }
  }

  /** Where a zone lies, in pixels from the upper left. */
  record Frame(int x, int y, int width, int height) {}

  /**
   * A zone.
   *
   * @param part of the dashboard that it shows, unique
   * @param type empty for a sheet
   */
  Element zone(String part, String type, Frame frame) {
    Element zone = placed(part, frame);
    return type.isEmpty() ? zone : zone.with("type-v2", type);
  }

  /** The whole page, with zones below each other in it. */
  Element page(List<Element> parts) {
    Frame whole = new Frame(0, 0, width, height);
    Element column = zone("column", "layout-flow", whole).with("param", "vert").containing(parts);
    return zone("page", "layout-basic", whole).containing(column);
  }

  /** Zones beside each other. */
  Element row(String part, Frame frame, List<Element> parts) {
    return fixed(zone(part, "layout-flow", frame).with("param", "horz").containing(parts), frame);
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

  private Element placed(String part, Frame frame) {
    return Element.of("zone")
        .with("h", share(frame.height(), height))
        .with("id", ids.of(part))
        .with("w", share(frame.width(), width))
        .with("x", share(frame.x(), width))
        .with("y", share(frame.y(), height));
  }

  private static String share(int pixels, int of) {
    return String.valueOf(Math.toIntExact(Math.round((double) WHOLE * pixels / of)));
  }
}
