package countinghouse.tableau;

import java.util.List;

/** Text with looks, which Tableau writes as runs. */
final class FormattedText {
  /** The colour of what is said beside the point. */
  private static final String SOFT = "#565e66";

  private FormattedText() {}

  /** A text as it is. */
  static Element plain(String text) {
    return of(List.of(Element.saying("run", text)));
  }

  /** Runs one after the other. */
  static Element of(List<Element> runs) {
    return Element.of("formatted-text").containing(runs);
  }

  /** The end of a line, as Tableau writes it. */
  static Element newLine() {
    return Element.saying("run", "\u00c6\n");
  }

  /** A run that stands out. */
  static Element strong(Element run, int size) {
    return run.with("bold", "true").with("fontsize", String.valueOf(size));
  }

  /** A run that stands back. */
  static Element soft(Element run, int size) {
    return run.with("fontcolor", SOFT).with("fontsize", String.valueOf(size));
  }
}
