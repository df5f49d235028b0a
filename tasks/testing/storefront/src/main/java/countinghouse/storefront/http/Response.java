package countinghouse.storefront.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent back. */
public record Response(int status, Map<String, String> headers, String body) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A JSON answer. */
  public static Response json(int status, JsonNode body) {
    return text(status, "application/json; charset=UTF-8", write(body));
  }

  /** An answer of any kind of text. */
  public static Response text(int status, String contentType, String body) {
    return new Response(status, Map.of("Content-Type", contentType), body);
  }

  /** The same answer with one more header. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }

  /** A JSON node as text. */
  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree could not be written", e);
    }
  }

  /** Text as a JSON node; fails when it is none. */
  public static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }
}
