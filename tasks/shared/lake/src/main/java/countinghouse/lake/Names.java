package countinghouse.lake;

import java.util.regex.Pattern;

/** The allow-list of names: they become folder names, column names and identifiers in SQL. */
final class Names {
  private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private Names() {}

  static void check(String what, String name) {
    if (!ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what + " name \"" + name + "\" must match " + ALLOWED.pattern());
    }
  }
}
