package countinghouse.tableau;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An element of an XML document and all within it.
 *
 * @param name for example {@code worksheet}
 * @param attributes by name, in the order of the alphabet, as Tableau writes them
 * @param children in order; empty where there is text
 * @param text empty where there are children
 */
record Element(
    String name, Map<String, String> attributes, List<Element> children, Optional<String> text) {

  /** Copies the lists. */
  Element {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    children = List.copyOf(children);
  }

  /** An element without anything in it. */
  static Element of(String name) {
    return new Element(name, Map.of(), List.of(), Optional.empty());
  }

  /** An element with a text. */
  static Element saying(String name, String text) {
    return new Element(name, Map.of(), List.of(), Optional.of(text));
  }

  /** The same with an attribute more. */
  Element with(String attribute, String value) {
    Map<String, String> more = new TreeMap<>(attributes);
    more.put(attribute, value);
    return new Element(name, more, children, text);
  }

  /** The same with an attribute more, where there is a value. */
  Element with(String attribute, Optional<String> value) {
    return value.map(it -> with(attribute, it)).orElse(this);
  }

  /** The same with children more. */
  Element containing(Element... more) {
    return containing(List.of(more));
  }

  /** The same with children more. */
  Element containing(List<Element> more) {
    List<Element> all = new ArrayList<>(children);
    all.addAll(more);
    return new Element(name, attributes, all, text);
  }

  /** The same with a child more, where there is one. */
  Element containing(Optional<Element> more) {
    return containing(more.stream().toList());
  }
}
