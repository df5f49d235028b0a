package countinghouse.makereport.markup;

/**
 * Words. Whatever stands in them is shown and never obeyed: a product may be named {@code
 * <script>}.
 *
 * @param words unescaped
 */
public record Text(String words) implements Markup {
  private static final int REPLACEMENT = 0xFFFD;

  /** Words. */
  public static Text of(String words) {
    return new Text(words);
  }

  @Override
  public void writeTo(StringBuilder page) {
    escape(words, page);
  }

  /** Writes words so that they can stand in a text and in an attribute. */
  static void escape(String words, StringBuilder page) {
    words.codePoints().forEach(character -> escape(character, page));
  }

  private static void escape(int character, StringBuilder page) {
    switch (character) {
      case '&' -> page.append("&amp;");
      case '<' -> page.append("&lt;");
      case '>' -> page.append("&gt;");
      case '"' -> page.append("&quot;");
      case '\'' -> page.append("&#39;");
      default -> page.appendCodePoint(isAllowed(character) ? character : REPLACEMENT);
    }
  }

  /** What both HTML and XML allow: no control characters, no half of a surrogate pair. */
  private static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || (character >= ' ' && character < 0x7F)
        || (character > 0x9F && character < 0xD800)
        || (character > 0xDFFF && (character & 0xFFFE) != 0xFFFE && !isNoCharacter(character));
  }

  private static boolean isNoCharacter(int character) {
    return character >= 0xFDD0 && character <= 0xFDEF;
  }
}
