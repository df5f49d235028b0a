package countinghouse.storefront.http;

import java.util.Map;
import java.util.Optional;

/**
 * A request as the facades see it.
 *
 * @param path decoded, without query
 * @param query as sent, still encoded; empty when there is none
 * @param host the Host header
 * @param headers names in lower case
 */
public record Request(
    String method,
    String path,
    String query,
    String host,
    Map<String, String> headers,
    String body) {

  /** A header's value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
