package countinghouse.apiclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.TaskFailure;
import countinghouse.testsupport.FakeClock;
import countinghouse.testsupport.FakeServer;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Fault;
import countinghouse.testsupport.FakeServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiClientTest {
  private static final Reply GOOD = Reply.json(200, "[{\"id\":1}]", Map.of("X-WP-Total", "1"));
  private static final Request ORDERS = Request.get("/orders").with("page", 1);

  private final FakeClock clock = new FakeClock(Instant.parse("2026-06-15T03:00:00Z"));
  private final List<Duration> sleeps = new ArrayList<>();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private UnaryOperator<Request> smaller = UnaryOperator.identity();
  private RetryPolicy policy = RetryPolicy.PATIENT;
  private FakeServer server = FakeServer.start(asked -> GOOD);

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void anAnswerComesWithStatusHeadersAndBody() {
    ApiClient client = client();
    Response response = client.send(ORDERS.with("status", "any & all"));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("x-wp-total")).contains("1");
    assertThat(response.body().get(0).get("id").asInt()).isEqualTo(1);
    Asked asked = server.asked().getFirst();
    assertThat(asked.path()).isEqualTo("/shop/orders");
    assertThat(asked.query()).containsEntry("status", "any & all").containsEntry("page", "1");
    assertThat(asked.headers())
        .containsEntry("authorization", "Basic canary")
        .containsEntry("accept", "application/json");
    assertThat(client.requests()).isEqualTo(1);
    assertThat(client.bytes()).isEqualTo(10);
  }

  @Test
  void aBodyIsPostedAsJson() {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("cursor", "abc");
    client().send(Request.post("/search", body));
    Asked asked = server.asked().getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.body()).isEqualTo("{\"cursor\":\"abc\"}");
    assertThat(asked.headers()).containsEntry("content-type", "application/json");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void whatMayHealIsAskedAgain(int status) {
    replies(Reply.json(status, "{}"), Reply.html(status, "<html>"), GOOD);
    assertThat(client().send(ORDERS).status()).isEqualTo(200);
    assertThat(sleeps).hasSize(2);
    assertThat(sleeps.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(sleeps.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void aBrokenConnectionOrHalfABodyIsAskedAgain() {
    replies(GOOD.spoilt(Fault.CUT), GOOD.spoilt(Fault.SILENT), GOOD);
    assertThat(client().send(ORDERS).status()).isEqualTo(200);
  }

  @Test
  void truncatedJsonBehindA200IsAskedAgainAndInTheEndTemporary() {
    replies(Reply.json(200, "[{\"id\":1},{\"id"), GOOD);
    assertThat(client().send(ORDERS).body()).hasSize(1);
    server.close();
    server = FakeServer.start(asked -> Reply.json(200, "[{\"id\":1},{\"id"));
    assertThat(failure(() -> client().send(ORDERS)).getMessage()).contains("truncated");
  }

  @Test
  void htmlBehindA200IsAskedAgainAndInTheEndTemporaryWithTheSettingToCheck() {
    server.close();
    server =
        FakeServer.start(asked -> Reply.html(200, "<html><script>var a = {};</script></html>"));
    TaskFailure failure = failure(() -> client().send(ORDERS));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
    assertThat(failure)
        .hasMessageContaining("HTML instead of JSON")
        .hasMessageContaining("COUNTINGHOUSE_WOOCOMMERCE_URL");
    assertThat(sleeps.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(policy.budget());
  }

  @Test
  void aHangingAnswerIsATimeoutAndThenAskedForLess() {
    smaller = request -> request.with("per_page", 50);
    replies(GOOD.spoilt(Fault.HANGING), GOOD);
    ApiClient client = client(new HttpTransport(Duration.ofMillis(300), 1000));
    Response response = client.send(ORDERS);
    assertThat(response.request().query()).containsEntry("per_page", "50");
    assertThat(server.asked().getLast().query()).containsEntry("per_page", "50");
  }

  @Test
  void retryAfterInSecondsIsHonoured() {
    replies(Reply.json(429, "{}", Map.of("Retry-After", "17")), GOOD);
    client().send(ORDERS);
    assertThat(sleeps).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void retryAfterAsADateIsHonoured() {
    String date = "Mon, 15 Jun 2026 03:01:00 GMT";
    replies(Reply.json(503, "{}", Map.of("Retry-After", date)), GOOD);
    client().send(ORDERS);
    assertThat(sleeps).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void aRetryAfterBeyondTheBudgetEndsAtOnceAsTemporary() {
    replies(
        Reply.json(
            503, "{\"code\":\"wp_die\",\"message\":\"Updating\"}", Map.of("Retry-After", "600")));
    TaskFailure failure = failure(() -> client().send(ORDERS));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
    assertThat(failure).hasMessageContaining("503").hasMessageContaining("Updating");
    assertThat(sleeps).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusalIsToldInTheSourcesOwnWordsAndNotRepeated(int status) {
    replies(Reply.json(status, "{\"code\":\"no_view\",\"message\":\"Sorry, you cannot list.\"}"));
    TaskFailure failure = failure(() -> client().send(ORDERS));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure)
        .hasMessageContaining("Sorry, you cannot list.")
        .hasMessageContaining("no_view")
        .hasMessageContaining("What to do: Check the key.");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aFirewallBeforeTheSourceIsNotTakenForTheSource() {
    replies(
        new Reply(
            403,
            Map.of("Content-Type", "text/html"),
            "<html><title>Attention required</title></html>".getBytes(StandardCharsets.UTF_8),
            Fault.NONE));
    TaskFailure failure = failure(() -> client().send(ORDERS));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure)
        .hasMessageContaining("Something before the source refuses us with 403")
        .hasMessageContaining("firewall")
        .hasMessageContaining("If it is the source itself: Check the key.");
  }

  @Test
  void aMissingRouteIsConfigurationWithTheSourcesAdvice() {
    replies(Reply.json(404, "{\"code\":\"rest_no_route\",\"message\":\"No route\"}"));
    TaskFailure failure = failure(() -> client().send(ORDERS));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure).hasMessageContaining("rest_no_route").hasMessageContaining("permalinks");
  }

  @Test
  void aBadRequestIsADataFailureWithCodeAndMessage() {
    replies(Reply.json(400, "{\"code\":\"rest_invalid_param\",\"message\":\"Invalid: status\"}"));
    TaskFailure failure = failure(() -> client().send(ORDERS));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(failure)
        .hasMessageContaining("rest_invalid_param")
        .hasMessageContaining("Invalid: status");
  }

  @Test
  void aProbeMayLookAtA404() {
    replies(Reply.json(404, "{\"code\":\"rest_no_route\"}"));
    assertThat(client().probe(ORDERS).status()).isEqualTo(404);
  }

  @Test
  void aRedirectIsNeverFollowed() {
    replies(
        new Reply(
            301, Map.of("Location", "https://evil.example.com/?key=1"), new byte[0], Fault.NONE));
    TaskFailure failure = failure(() -> client().send(ORDERS));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure)
        .hasMessageContaining("https://evil.example.com/,")
        .hasMessageNotContaining("key=1");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void nobodyThereIsTemporaryAfterAFewAttemptsAndNamesTheSetting() {
    ApiClient client = client();
    server.close();
    TaskFailure failure = failure(() -> client.send(ORDERS));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
    assertThat(failure).hasMessageContaining("COUNTINGHOUSE_WOOCOMMERCE_URL");
    assertThat(client.requests()).isEqualTo(3);
  }

  @Test
  void anUnknownHostIsTemporaryAndNamesTheSetting() {
    ApiClient client = client(URI.create("https://no-such-shop.invalid"), new HttpTransport());
    TaskFailure failure = failure(() -> client.send(ORDERS));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
    assertThat(failure)
        .hasMessageContaining("unknown host no-such-shop.invalid")
        .hasMessageContaining("COUNTINGHOUSE_WOOCOMMERCE_URL");
  }

  @Test
  void aByteOrderMarkOrAPhpWarningBeforeTheJsonIsSkippedAndToldOnce() {
    String warning = "<br />\n<b>Warning</b>: Undefined key [id] {x} in <b>plugin.php</b><br />\n";
    replies(
        Reply.json(200, "\uFEFF[1]"),
        Reply.json(200, warning + "[2]"),
        Reply.json(200, warning + "[3]"));
    ApiClient client = client();
    assertThat(client.send(ORDERS).body().get(0).asInt()).isEqualTo(1);
    assertThat(client.send(ORDERS).body().get(0).asInt()).isEqualTo(2);
    assertThat(client.send(ORDERS).body().get(0).asInt()).isEqualTo(3);
    assertThat(logged.toString(StandardCharsets.UTF_8)).containsOnlyOnce("Undefined key");
  }

  @Test
  void decimalsKeepAllTheirDigits() {
    replies(Reply.json(200, "{\"price\":61.949999999999996,\"rate\":12.50}"));
    JsonNode body = client().send(ORDERS).body();
    assertThat(body.get("price").decimalValue()).hasToString("61.949999999999996");
    assertThat(body.get("rate").decimalValue()).hasToString("12.50");
  }

  @Test
  void aBombIsDataAndNotSwallowed() throws IOException {
    byte[] deep = "[".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    byte[] zeros = gzip(new byte[10_000_000]);
    Map<String, String> json = Map.of("Content-Type", "application/json");
    Map<String, String> gzip =
        Map.of("Content-Type", "application/json", "Content-Encoding", "gzip");
    replies(
        new Reply(200, json, deep, Fault.NONE),
        new Reply(200, json, new byte[2_000_000], Fault.NONE),
        new Reply(200, gzip, zeros, Fault.NONE));
    ApiClient client = client(new HttpTransport(Duration.ofSeconds(20), 1_000_000));
    for (int i = 0; i < 3; i++) {
      assertThat(failure(() -> client.send(ORDERS)).exitCode()).isEqualTo(ExitCode.DATA);
    }
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void gzipIsRead() throws IOException {
    byte[] body = gzip("[7]".getBytes(StandardCharsets.UTF_8));
    replies(new Reply(200, Map.of("Content-Encoding", "gzip"), body, Fault.NONE));
    assertThat(client().send(ORDERS).body().get(0).asInt()).isEqualTo(7);
  }

  @Test
  void requestsKeepTheirDistance() {
    policy = RetryPolicy.PATIENT.atMostPerSecond(4);
    ApiClient client = client();
    client.send(ORDERS);
    client.send(ORDERS);
    client.send(ORDERS);
    assertThat(sleeps).containsExactly(Duration.ofMillis(250), Duration.ofMillis(250));
  }

  @Test
  void anInterruptWhileWaitingIsTemporary() {
    replies(Reply.json(503, "{}"));
    Timing timing =
        new Timing(
            clock,
            duration -> {
              throw new InterruptedException();
            },
            new Random(1));
    ApiClient client = new ApiClient(source(address()), new HttpTransport(), policy, timing, log());
    TaskFailure failure = failure(() -> client.send(ORDERS));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void noCredentialReachesTheLogOrAMessage() {
    replies(Reply.json(500, "{}"), Reply.json(401, "{}"));
    TaskFailure failure = failure(() -> client().send(ORDERS));
    assertThat(logged.toString(StandardCharsets.UTF_8))
        .contains("asking again")
        .doesNotContain("canary");
    assertThat(failure).hasMessageNotContaining("canary");
  }

  private void replies(Reply... replies) {
    Deque<Reply> queue = new ArrayDeque<>(Arrays.asList(replies));
    server.close();
    server = FakeServer.start(asked -> queue.size() > 1 ? queue.removeFirst() : queue.getFirst());
  }

  private ApiClient client() {
    return client(new HttpTransport());
  }

  private ApiClient client(Transport transport) {
    return client(address(), transport);
  }

  private ApiClient client(URI address, Transport transport) {
    Timing timing =
        new Timing(
            clock,
            duration -> {
              sleeps.add(duration);
              clock.advance(duration);
            },
            new Random(1));
    return new ApiClient(source(address), transport, policy, timing, log(), smaller);
  }

  private URI address() {
    return server.address().resolve("/shop/");
  }

  private Log log() {
    return new Log("test", new PrintStream(logged, true, StandardCharsets.UTF_8), false, clock);
  }

  private static Source source(URI address) {
    Function<JsonNode, Optional<Source.Problem>> problem =
        body ->
            body.has("code")
                ? Optional.of(
                    new Source.Problem(body.get("code").asText(), body.path("message").asText()))
                : Optional.empty();
    return new Source(
        "woocommerce",
        Setting.WOOCOMMERCE_URL,
        address,
        Map.of("Authorization", "Basic canary"),
        "Check the permalinks.",
        "Check the key.",
        problem);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    }
    return packed.toByteArray();
  }

  private static TaskFailure failure(Runnable action) {
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, action::run);
    assertThat(failure).isNotNull();
    return failure;
  }
}
