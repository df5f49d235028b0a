package countinghouse.taskkit;

import java.util.regex.Pattern;

/**
 * The allow-list of names that become folders of the lake, columns of its files, and schemas,
 * tables and columns that are written into SQL unquoted.
 */
public final class Identifier {
  private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private Identifier() {}

  /**
   * The name, when it is allowed.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static String check(String name) {
    if (!ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name \"" + name + "\" must match " + ALLOWED.pattern());
    }
    return name;
  }
}
