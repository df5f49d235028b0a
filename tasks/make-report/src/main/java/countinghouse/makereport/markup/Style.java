package countinghouse.makereport.markup;

/**
 * The page's style sheet, which no figure ever becomes part of.
 *
 * @param rules CSS without {@code <} and {@code &}, so that every parser reads it alike
 */
public record Style(String rules) implements Markup {
  /** Refuses what a parser could take for the end of the style. */
  public Style {
    if (rules.indexOf('<') >= 0 || rules.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet with < or &");
    }
  }

  @Override
  public void writeTo(StringBuilder page) {
    page.append("<style>").append(rules).append("</style>");
  }
}
