package countinghouse.checkmarts;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code ${name}} in the text of a rule. */
final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private Template() {}

  /**
   * The text with every placeholder filled.
   *
   * @throws IllegalArgumentException when one has no value
   */
  static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "${" + name + "} has no value; there are " + values.keySet().stream().sorted().toList());
    }
    return value;
  }
}
