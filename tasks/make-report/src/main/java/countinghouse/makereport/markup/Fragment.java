package countinghouse.makereport.markup;

import java.util.List;

/**
 * Pieces behind each other, without a tag around them.
 *
 * @param parts in order
 */
record Fragment(List<Markup> parts) implements Markup {
  @Override
  public void writeTo(StringBuilder page) {
    parts.forEach(part -> part.writeTo(page));
  }
}
