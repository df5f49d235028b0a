package countinghouse.checkmarts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of one select under a head of comment lines {@code -- name: value}, of which {@code rule}
 * is also the file's name.
 *
 * @param file path, for messages
 * @param header the values by name
 * @param sql the select, without a semicolon
 */
record SqlText(String file, Map<String, String> header, String sql) {

  /**
   * Reads a file.
   *
   * @param folder where it lies, for messages
   * @param names the headers it may have
   * @throws IllegalArgumentException naming file and line, when it breaks this contract
   */
  static SqlText parse(String folder, String name, String text, Set<String> names) {
    String file = folder + "/" + name;
    List<String> lines = text.lines().toList();
    Map<String, String> header = new LinkedHashMap<>();
    int line = 0;
    while (line < lines.size() && lines.get(line).startsWith("--")) {
      readHeader(file, lines.get(line), ++line, names, header);
    }
    String sql = String.join("\n", lines.subList(line, lines.size())).strip();
    if (sql.isEmpty() || sql.endsWith(";")) {
      throw wrong(file, lines.size(), "one select without a semicolon is wanted");
    }
    SqlText parsed = new SqlText(file, header, sql);
    if (!name.equals(parsed.required("rule") + ".sql")) {
      throw wrong(
          file, 1, "the rule " + parsed.required("rule") + " lies in a file of another name");
    }
    return parsed;
  }

  private static void readHeader(
      String file, String text, int line, Set<String> names, Map<String, String> header) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? "" : text.substring(2, colon).strip();
    if (!names.contains(name)) {
      throw wrong(file, line, "a header is one of " + names.stream().sorted().toList());
    }
    if (header.put(name, text.substring(colon + 1).strip()) != null) {
      throw wrong(file, line, "the header \"" + name + "\" stands twice");
    }
  }

  /** A value that must be there. */
  String required(String name) {
    return optional(name).orElseThrow(() -> wrong("the header \"" + name + "\" is missing"));
  }

  /** A value that may be there. */
  Optional<String> optional(String name) {
    return Optional.ofNullable(header.get(name)).filter(value -> !value.isEmpty());
  }

  /** A complaint about the header. */
  IllegalArgumentException wrong(String what) {
    return wrong(file, 1, what);
  }

  private static IllegalArgumentException wrong(String file, int line, String what) {
    return new IllegalArgumentException(file + ":" + line + ": " + what);
  }
}
