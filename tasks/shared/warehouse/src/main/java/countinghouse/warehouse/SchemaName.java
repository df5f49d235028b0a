package countinghouse.warehouse;

import java.util.regex.Pattern;

/** The allow-list of names that are written into SQL unquoted. */
final class SchemaName {
  private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private SchemaName() {}

  static String check(String name) {
    if (!ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name \"" + name + "\" must match " + ALLOWED.pattern());
    }
    return name;
  }
}
