package countinghouse.storefront.woocommerce;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query of a request, in the order it was sent; lists come as {@code a,b} or {@code x[]=}. */
final class Query {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  Query(String raw) {
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        int bracket = name.indexOf('[');
        String plain = bracket < 0 ? name : name.substring(0, bracket);
        values.computeIfAbsent(plain, key -> new ArrayList<>()).add(value);
      }
    }
  }

  /** The last value of a parameter, as PHP takes it. */
  Optional<String> one(String name) {
    return Optional.ofNullable(values.get(name)).map(List::getLast);
  }

  /** All values of a list parameter. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  boolean flag(String name) {
    return one(name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }

  /** The parameters in order, each with its last value. */
  Map<String, String> flat() {
    Map<String, String> flat = new LinkedHashMap<>();
    values.forEach((name, all) -> flat.put(name, all.getLast()));
    return flat;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
