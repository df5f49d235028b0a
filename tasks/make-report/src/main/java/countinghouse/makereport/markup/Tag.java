package countinghouse.makereport.markup;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element with its attributes, in the order in which they were given, and what stands in it.
 *
 * @param name such as {@code td} or {@code rect}
 * @param attributes unescaped
 * @param parts in order
 */
public record Tag(String name, Map<String, String> attributes, List<Markup> parts)
    implements Markup {
  private static final Set<String> VOID = Set.of("br", "hr", "meta");

  /** Elements around which a line break shows nothing; they make the page readable as text. */
  private static final Set<String> ON_LINES =
      Set.of("section", "table", "tr", "details", "svg", "figure", "p", "h2", "h3", "li", "body");

  /** Keeps the order and makes all of it unchangeable. */
  public Tag {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    parts = List.copyOf(parts);
  }

  /** An element without attributes. */
  public static Tag of(String name, Markup... parts) {
    return new Tag(name, Map.of(), Arrays.asList(parts));
  }

  /** An element without attributes. */
  public static Tag of(String name, List<? extends Markup> parts) {
    return new Tag(name, Map.of(), List.copyOf(parts));
  }

  /** An element that holds words. */
  public static Tag of(String name, String words) {
    return of(name, Text.of(words));
  }

  /** The same with one more attribute. */
  public Tag with(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Tag(name, more, parts);
  }

  /** The same with one more attribute, a number of an SVG. */
  public Tag with(String attribute, double value) {
    return with(attribute, Numbers.text(value));
  }

  /** The same of a class. */
  public Tag classed(String styleClass) {
    return with("class", styleClass);
  }

  @Override
  public void writeTo(StringBuilder page) {
    page.append(ON_LINES.contains(name) ? "\n<" : "<").append(name);
    attributes.forEach((attribute, value) -> write(attribute, value, page));
    if (VOID.contains(name)) {
      page.append("/>");
      return;
    }
    page.append('>');
    parts.forEach(part -> part.writeTo(page));
    page.append("</").append(name).append('>');
  }

  private static void write(String attribute, String value, StringBuilder page) {
    page.append(' ').append(attribute).append("=\"");
    Text.escape(value, page);
    page.append('"');
  }
}
