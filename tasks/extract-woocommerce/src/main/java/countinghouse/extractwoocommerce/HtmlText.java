package countinghouse.extractwoocommerce;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WooCommerce HTML-escapes the names it shows (Books and an escaped ampersand and Maps); people and
 * marts want the name itself. Unknown entities stay as they are.
 */
final class HtmlText {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));");

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", "\u00a0"),
          Map.entry("ndash", "\u2013"),
          Map.entry("mdash", "\u2014"),
          Map.entry("hellip", "\u2026"),
          Map.entry("lsquo", "\u2018"),
          Map.entry("rsquo", "\u2019"),
          Map.entry("ldquo", "\u201c"),
          Map.entry("rdquo", "\u201d"),
          Map.entry("times", "\u00d7"),
          Map.entry("trade", "\u2122"),
          Map.entry("reg", "\u00ae"),
          Map.entry("copy", "\u00a9"));

  private HtmlText() {}

  /** The text without its escapes, once. */
  static String plain(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match)));
  }

  private static String character(MatchResult match) {
    if (match.group(3) != null) {
      return NAMED.getOrDefault(match.group(3), match.group());
    }
    boolean decimal = match.group(1) != null;
    int code = Integer.parseInt(decimal ? match.group(1) : match.group(2), decimal ? 10 : 16);
    boolean sound = Character.isValidCodePoint(code) && !Character.isISOControl(code);
    return sound ? Character.toString(code) : match.group();
  }
}
