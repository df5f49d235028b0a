package countinghouse.tableau;

import java.util.List;

/** Text with looks, which Tableau writes as runs. */
final class FormattedText {
  private FormattedText() {}

  /** A text as it is. */
  static Element plain(String text) {
    return of(List.of(Element.saying("run", text)));
  }

  /** Runs one after the other. */
  static Element of(List<Element> runs) {
    return Element.of("formatted-text").containing(runs);
  }
}
