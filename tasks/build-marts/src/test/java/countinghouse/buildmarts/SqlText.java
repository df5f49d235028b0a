package countinghouse.buildmarts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds calls in a statement that has nothing in quotes. */
final class SqlText {
  private static final Pattern CAST = Pattern.compile("\\b(cast|round)\\(");

  private SqlText() {}

  /**
   * The arguments of every call.
   *
   * @param functions names with bars between
   */
  static List<String> arguments(String functions, String sql) {
    List<String> arguments = new ArrayList<>();
    Matcher call = Pattern.compile("\\b(" + functions + ")\\(").matcher(sql);
    while (call.find()) {
      arguments.addAll(split(sql.substring(call.end(), closing(sql, call.end()))));
    }
    return arguments;
  }

  /** The last argument of a coalesce, else the expression itself. */
  static String fallback(String expression) {
    String coalesce = "coalesce(";
    return expression.startsWith(coalesce)
        ? split(expression.substring(coalesce.length(), expression.length() - 1)).getLast()
        : expression;
  }

  /** Where a regular expression is found. */
  static List<Integer> places(String pattern, String sql) {
    return Pattern.compile(pattern).matcher(sql).results().map(MatchResult::start).toList();
  }

  /** Whether one of the brackets that are open at a place is that of a cast or of a rounding. */
  static boolean isCastOrRounded(String sql, int place) {
    Matcher cast = CAST.matcher(sql.substring(0, place));
    while (cast.find()) {
      if (closing(sql, cast.end()) > place) {
        return true;
      }
    }
    return false;
  }

  private static List<String> split(String arguments) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at < arguments.length(); at++) {
      depth += step(arguments.charAt(at));
      if (arguments.charAt(at) == ',' && depth == 0) {
        parts.add(arguments.substring(from, at).strip());
        from = at + 1;
      }
    }
    parts.add(arguments.substring(from).strip());
    return parts;
  }

  /** Where the bracket closes that is open at a place. */
  private static int closing(String sql, int from) {
    int at = from;
    for (int depth = 1; depth > 0; at++) {
      depth += step(sql.charAt(at));
    }
    return at - 1;
  }

  private static int step(char character) {
    return switch (character) {
      case '(' -> 1;
      case ')' -> -1;
      default -> 0;
    };
  }
}
