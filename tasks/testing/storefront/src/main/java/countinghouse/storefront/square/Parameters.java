package countinghouse.storefront.square;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What stands behind the question mark of a GET. */
final class Parameters {
  private Parameters() {}

  /** The parameters by name, to be changed at will. */
  static Map<String, String> of(String rawQuery) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
