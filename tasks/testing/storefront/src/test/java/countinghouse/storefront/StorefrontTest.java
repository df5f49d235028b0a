package countinghouse.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.storefront.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The running thing: both APIs on one port, the clock, planned faults, the files. */
class StorefrontTest {
  private static final String ORDERS = "/wp-json/wc/v3/orders?per_page=2";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Storefront storefront;

  @BeforeEach
  void start() throws IOException {
    storefront =
        new Storefront(
            new Storefront.Options(7, Shown.START, 5, 1, 0, folder.resolve("truth"), "10.0.2"));
  }

  @AfterEach
  void stop() {
    storefront.close();
  }

  @Test
  void bothApisAnswerOnOnePort() throws Exception {
    assertThat(get(ORDERS).statusCode()).isEqualTo(200);
    assertThat(get("/v2/locations").body()).contains("America/New_York");
    HttpResponse<String> root =
        client.send(
            HttpRequest.newBuilder(URI.create(storefront.url() + "/wp-json/")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(Response.read(root.body()).path("timezone_string").asText())
        .isEqualTo("America/New_York");
  }

  @Test
  void headTellsTheTotalsWithoutABody() throws Exception {
    HttpResponse<String> answer =
        send(request(ORDERS).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("X-WP-Total")).isPresent();
  }

  @Test
  void theClockMovesByDaysAndTheTruthWithIt() throws Exception {
    Path days = folder.resolve("truth/sales_by_day.csv");
    String before = Files.readString(days);
    assertThat(clock(get("/storefront/clock"), "last_complete_day")).isEqualTo("2025-01-05");
    HttpResponse<String> moved = post("/storefront/clock", "{\"advance_days\":2}");
    assertThat(clock(moved, "last_complete_day")).isEqualTo("2025-01-07");
    assertThat(clock(moved, "now")).isEqualTo("2025-01-08T05:10:00Z");
    assertThat(Files.readString(days)).contains("2025-01-07").isNotEqualTo(before);
    assertThat(before).contains("2025-01-05").doesNotContain("2025-01-06");
    HttpResponse<String> exact = post("/storefront/clock", "{\"now\":\"2025-01-09T20:00:00Z\"}");
    assertThat(clock(exact, "now")).isEqualTo("2025-01-09T20:00:00Z");
  }

  @Test
  void aWrongOrderToTheClockIsRefused() throws Exception {
    assertThat(post("/storefront/clock", "{\"now\":\"tomorrow\"}").statusCode()).isEqualTo(400);
    assertThat(post("/storefront/clock", "{").statusCode()).isEqualTo(400);
    assertThat(get("/storefront/elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void aPlannedStatusStrikesSoManyTimesAndOnlyItsPath() throws Exception {
    plan("{\"path_prefix\":\"/v2/\",\"status\":429,\"retry_after\":3,\"times\":2}");
    HttpResponse<String> first = get("/v2/locations");
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("Retry-After")).contains("3");
    assertThat(first.body()).contains("RATE_LIMITED");
    assertThat(get(ORDERS).statusCode()).isEqualTo(200);
    assertThat(get("/v2/locations").statusCode()).isEqualTo(429);
    assertThat(get("/v2/locations").statusCode()).isEqualTo(200);
  }

  @Test
  void bodiesCanBeCutSpoiledReplacedOrNeverSent() throws Exception {
    plan(
        "[{\"kind\":\"html\"},{\"kind\":\"warning\"},{\"kind\":\"truncate\"},{\"kind\":\"reset\"}]");
    assertThat(get(ORDERS).body()).startsWith("<!DOCTYPE html>");
    assertThat(get(ORDERS).body()).startsWith("<br />").endsWith("]");
    assertThatThrownBy(() -> get(ORDERS)).isInstanceOf(IOException.class);
    // A client may quietly repeat a GET whose connection ended, but not a POST.
    assertThatThrownBy(() -> post("/v2/customers/search", "{}")).isInstanceOf(IOException.class);
    assertThat(get(ORDERS).statusCode()).isEqualTo(200);
  }

  @Test
  void plannedFaultsCanBeForgotten() throws Exception {
    plan("{\"status\":500,\"times\":9}");
    assertThat(get("/storefront/faults").body()).contains("\"times\":9");
    send(request("/storefront/faults").DELETE());
    assertThat(get(ORDERS).statusCode()).isEqualTo(200);
  }

  @Test
  void theReadyFileIsForItsOwnerOnly() throws Exception {
    Path file = folder.resolve("ready.json");
    ReadyFile.write(file, storefront);
    JsonNode ready = Response.read(Files.readString(file));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(ready.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "woocommerce_url",
            "square_url",
            "consumer_key",
            "consumer_secret",
            "square_access_token",
            "now",
            "timezone");
    assertThat(ready.path("now").asText()).isEqualTo("2025-01-06T05:10:00Z");
  }

  @Test
  void theTruthIsInFilesThatOthersMayRead() throws Exception {
    Path truth = folder.resolve("truth");
    try (Stream<Path> files = Files.list(truth)) {
      assertThat(files)
          .extracting(file -> String.valueOf(file.getFileName()))
          .containsExactlyInAnyOrder(
              "sales_by_day.csv",
              "sales_by_product_day.csv",
              "orders_by_group.csv",
              "sales.csv",
              "sale_lines.csv",
              "refund_lines.csv",
              "payments.csv",
              "customers.csv",
              "mirrors.csv",
              "summary.json");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(truth.resolve("summary.json"))))
        .startsWith("rw-r--");
  }

  private void plan(String faults) throws Exception {
    assertThat(post("/storefront/faults", faults).statusCode()).isEqualTo(200);
  }

  private static String clock(HttpResponse<String> answer, String field) throws IOException {
    return Response.read(answer.body()).path(field).asText();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    boolean till = path.startsWith("/v2/");
    String permission =
        till
            ? "Bearer " + storefront.accessToken()
            : Shown.basic(storefront.keys().consumerKey(), storefront.keys().consumerSecret())
                .getOrDefault("authorization", "");
    return HttpRequest.newBuilder(URI.create(storefront.url() + path))
        .header("Authorization", permission)
        .header("Square-Version", "2025-08-20");
  }
}
