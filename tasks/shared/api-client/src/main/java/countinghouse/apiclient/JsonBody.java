package countinghouse.apiclient;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads JSON from a stranger: bounded in depth and length, exact in its decimals, and past the byte
 * order mark or PHP warning that a plugin may have printed before it (seen: a WordPress with
 * warnings shown answers 200 with {@code <br />\n<b>Warning</b>…} and then the JSON).
 */
final class JsonBody {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_STRING = 5_000_000;
  private static final long MAX_DOCUMENT = 64L * 1024 * 1024;

  /** How far into a body its JSON may begin, and how often a beginning is tried. */
  private static final int MAX_RUBBISH = 65_536;

  private static final int MAX_TRIES = 50;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxStringLength(MAX_STRING)
                          .maxDocumentLength(MAX_DOCUMENT)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonBody() {}

  /**
   * The JSON of a body.
   *
   * @param node the document
   * @param rubbish what stood before it; empty as a rule
   */
  record Parsed(JsonNode node, String rubbish) {}

  static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Parses a body.
   *
   * @throws com.fasterxml.jackson.core.exc.StreamConstraintsException when a bound is exceeded
   * @throws JsonProcessingException when it is truncated or no JSON at all
   */
  static Parsed parse(byte[] body) throws IOException {
    int start = afterByteOrderMark(body);
    int first = nextBeginning(body, start);
    if (first < 0) {
      throw new NoJsonException();
    }
    if (isBlank(body, start, first)) {
      return new Parsed(JSON.readTree(body, first, body.length - first), "");
    }
    return afterRubbish(body, start, first).orElseThrow(NoJsonException::new);
  }

  private static Optional<Parsed> afterRubbish(byte[] body, int start, int first) {
    int beginning = first;
    for (int tries = 0; beginning >= 0 && tries < MAX_TRIES; tries++) {
      try {
        JsonNode node = JSON.readTree(body, beginning, body.length - beginning);
        String rubbish = new String(body, start, beginning - start, StandardCharsets.UTF_8);
        return Optional.of(new Parsed(node, rubbish.strip()));
      } catch (IOException e) {
        beginning = nextBeginning(body, beginning + 1);
      }
    }
    return Optional.empty();
  }

  private static int afterByteOrderMark(byte[] body) {
    boolean marked =
        body.length >= 3
            && body[0] == (byte) 0xEF
            && body[1] == (byte) 0xBB
            && body[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  private static int nextBeginning(byte[] body, int from) {
    for (int i = from; i < Math.min(body.length, MAX_RUBBISH); i++) {
      if (body[i] == '[' || body[i] == '{') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isBlank(byte[] body, int from, int to) {
    return new String(body, from, to - from, StandardCharsets.UTF_8).isBlank();
  }
}
