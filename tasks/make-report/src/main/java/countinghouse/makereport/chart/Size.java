package countinghouse.makereport.chart;

/** The two widths in which every chart is drawn; the style sheet shows the one that fits. */
public enum Size {
  /** For a desktop and for paper. */
  WIDE(840, 13),
  /** For a phone. */
  NARROW(360, 12);

  /** Of an average character, as a part of the font's size: rather too wide than too narrow. */
  private static final double CHARACTER = 0.7;

  private final double width;
  private final double font;

  Size(double width, double font) {
    this.width = width;
    this.font = font;
  }

  /** Pixels from left to right. */
  double width() {
    return width;
  }

  /** The height of letters, in pixels. */
  double font() {
    return font;
  }

  /** How wide a text will be at most, whatever the font of who reads it. */
  double textWidth(String text) {
    return text.codePointCount(0, text.length()) * font * CHARACTER;
  }

  /** The text, cut with an ellipsis when it would be wider. */
  String fitted(String text, double room) {
    if (textWidth(text) <= room) {
      return text;
    }
    int most = (int) Math.max(1, room / (font * CHARACTER) - 1);
    return text.substring(0, text.offsetByCodePoints(0, most)).strip() + "\u2026";
  }

  /** The name as a class of the style sheet. */
  String styleClass() {
    return this == WIDE ? "wide" : "narrow";
  }
}
