package countinghouse.tableau;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of text with figures in it.
 *
 * @param parts in order
 */
record Template(List<Part> parts) {

  /**
   * A text, or a figure.
   *
   * @param text as it is; empty for a figure
   * @param field whose value is told; empty for a text
   */
  record Part(Optional<String> text, Optional<FieldUse> field) {}

  /** Copies the list. */
  Template {
    parts = List.copyOf(parts);
  }

  /** The figures. */
  List<FieldUse> fields() {
    return parts.stream().flatMap(part -> part.field().stream()).toList();
  }

  /** The same as runs of formatted text. */
  Stream<Element> runs(DataSource source) {
    return parts.stream()
        .map(part ->
            Element.saying(
                "run",
                part.field()
                    .map(use -> "<" + use.in(source) + ">")
                    .orElseGet(() -> part.text().orElse(""))));
  }
}
