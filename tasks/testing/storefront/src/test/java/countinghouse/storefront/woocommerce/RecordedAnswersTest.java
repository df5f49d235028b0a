package countinghouse.storefront.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.storefront.Shown;
import countinghouse.storefront.http.Response;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same request gets the answer the real shop gave: status, paging headers and body. */
class RecordedAnswersTest {
  static Stream<JsonNode> answers() {
    return Recorded.rows("answers").stream();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void isTheRecordedOne(JsonNode recorded) {
    Response answer =
        Shown.after(20)
            .shop(
                recorded.path("method").asText(),
                recorded.path("request").asText(),
                headers(recorded));
    assertThat(answer.status()).isEqualTo(recorded.path("status").asInt());
    assertThat(Shown.json(answer)).isEqualTo(recorded.path("body"));
    recorded
        .path("headers")
        .properties()
        .forEach(header ->
            assertThat(answer.headers())
                .containsEntry(header.getKey(), header.getValue().asText()));
  }

  private static Map<String, String> headers(JsonNode recorded) {
    return switch (recorded.path("case").asText()) {
      case "errors/no_auth" -> Map.of();
      case "errors/bearer" -> Map.of("authorization", "Bearer ck_test");
      case "errors/bad_key" -> Shown.basic("ck_unknown", "cs_test");
      case "errors/basic_wp_password" -> Shown.basic("admin", "password");
      case "errors/bad_secret" -> Shown.basic("ck_test", "cs_wrong");
      default -> Shown.basic("ck_test", "cs_test");
    };
  }
}
