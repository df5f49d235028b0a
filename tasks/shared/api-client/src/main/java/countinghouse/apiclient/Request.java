package countinghouse.apiclient;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to a source; its text form is fit for logs, because headers are no part of it.
 *
 * @param path from the source's base address on, beginning with a slash
 * @param query parameters by name, in order
 * @param body a JSON body for a POST; null for a GET
 */
public record Request(String path, Map<String, String> query, @Nullable JsonNode body) {
  /** Keeps the order of the parameters. */
  public Request {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
  }

  /** A GET without parameters. */
  public static Request get(String path) {
    return new Request(path, Map.of(), null);
  }

  /** A POST of a JSON body. */
  public static Request post(String path, JsonNode body) {
    return new Request(path, Map.of(), body);
  }

  /** The same request with one parameter added or replaced. */
  public Request with(String name, Object value) {
    Map<String, String> changed = new LinkedHashMap<>(query);
    changed.put(name, value.toString());
    return new Request(path, changed, body);
  }

  /** Path and encoded query. */
  String target() {
    if (query.isEmpty()) {
      return path;
    }
    return query.entrySet().stream()
        .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  @Override
  public String toString() {
    return (body == null ? "GET " : "POST ") + target();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
