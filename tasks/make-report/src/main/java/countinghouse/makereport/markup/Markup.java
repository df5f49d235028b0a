package countinghouse.makereport.markup;

import java.util.List;

/** A piece of HTML or SVG. Written, it is well-formed XML too, so that any parser can read it. */
public sealed interface Markup permits Tag, Text, Fragment, Style {

  /** Nothing at all. */
  static Markup nothing() {
    return new Fragment(List.of());
  }

  /** Writes itself at the end of a page. */
  void writeTo(StringBuilder page);

  /** Several pieces behind each other. */
  static Markup of(List<? extends Markup> parts) {
    return new Fragment(List.copyOf(parts));
  }

  /** Several pieces behind each other. */
  static Markup of(Markup... parts) {
    return new Fragment(List.of(parts));
  }

  /** What is written. */
  default String written() {
    StringBuilder page = new StringBuilder();
    writeTo(page);
    return page.toString();
  }
}
