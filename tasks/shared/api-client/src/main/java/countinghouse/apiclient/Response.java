package countinghouse.apiclient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON answer.
 *
 * @param request the request that was answered, which a retry may have made smaller
 * @param status the HTTP status
 * @param headers the first value of each header, by lower-case name
 * @param body the parsed body; decimal numbers keep all their digits
 */
public record Response(Request request, int status, Map<String, String> headers, JsonNode body) {
  /** The first value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether the source did what was asked. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }
}
