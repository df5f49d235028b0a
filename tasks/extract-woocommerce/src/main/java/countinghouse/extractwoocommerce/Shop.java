package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.ApiClient;
import countinghouse.apiclient.Request;
import countinghouse.apiclient.Response;
import countinghouse.apiclient.RetryPolicy;
import countinghouse.apiclient.Source;
import countinghouse.apiclient.Timing;
import countinghouse.apiclient.Transport;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.Secret;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.TaskFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The shop's REST interface: pages of lists and single answers. */
final class Shop {
  private static final String PER_PAGE = "per_page";

  /** Below this a page is not made smaller: then it is not its size that hurts. */
  private static final int SMALLEST_PAGE = 5;

  private final String name;
  private final ApiClient client;
  private int pageSize;

  private Shop(String name, ApiClient client, int pageSize) {
    this.name = name;
    this.client = client;
    this.pageSize = pageSize;
  }

  /**
   * Prepares the talk to the shop that the settings name; sends nothing yet. Credentials are sent
   * with every request, because a shop never asks for them (no {@code WWW-Authenticate}).
   */
  static Shop of(TaskContext context, String name, Outside outside, RetryPolicy policy) {
    Secret key = context.settings().secret(Setting.WOOCOMMERCE_CONSUMER_KEY);
    Secret secret = context.settings().secret(Setting.WOOCOMMERCE_CONSUMER_SECRET);
    String pair = key.reveal() + ":" + secret.reveal();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    context.log().hide(Secret.of(basic));
    Source source =
        new Source(
            name,
            Setting.WOOCOMMERCE_URL,
            Source.address(context.settings(), Setting.WOOCOMMERCE_URL),
            Map.of("Authorization", "Basic " + basic),
            "It is the shop's address without /wp-json; its permalinks must not be set to Plain"
                + " (Settings, Permalinks) and WooCommerce must be active",
            "Check %s and %s: a key with the right to read, whose user may manage the shop (made in"
                    .formatted(
                        Setting.WOOCOMMERCE_CONSUMER_KEY.variable(),
                        Setting.WOOCOMMERCE_CONSUMER_SECRET.variable())
                + " WooCommerce, Settings, Advanced, REST API). Try it with --check",
            Shop::problem);
    ApiClient client =
        new ApiClient(
            source, outside.transport(), policy, outside.timing(), context.log(), Shop::smaller);
    return new Shop(name, client, outside.pageSize());
  }

  /**
   * What tests put in the place of the world.
   *
   * @param transport carries requests
   * @param timing waits
   * @param pageSize records asked for at a time, 100 at most
   */
  record Outside(Transport transport, Timing timing, int pageSize) {}

  String name() {
    return name;
  }

  /** One part of a list; a page size that was too much for the shop stays halved. */
  Page page(Listing listing, long offset) {
    Response response = client.send(listing.page(offset, pageSize));
    pageSize = Integer.parseInt(response.request().query().getOrDefault(PER_PAGE, "0"));
    return Page.of(response.body(), total(response), pageSize, where(response.request()));
  }

  /** How many records the shop counts in a list. */
  long count(Listing listing) {
    return total(client.send(listing.fields("id").page(0, 1)));
  }

  /** The first record of a list in another order. */
  Optional<JsonNode> first(Listing listing, String orderBy) {
    JsonNode body = client.send(listing.with("orderby", orderBy).page(0, 1)).body();
    return Optional.ofNullable(body.get(0));
  }

  /** Whether the shop knows this list; older versions answer 404. */
  boolean has(Listing listing) {
    Response response = client.probe(listing.fields("id").page(0, 1));
    if (response.isSuccess()) {
      return true;
    }
    if (response.status() == 404) {
      return false;
    }
    throw client.refusal(response);
  }

  /** Some fields of one answer. */
  JsonNode get(String path, String fields) {
    return client.send(Request.get(path).with("_fields", fields)).body();
  }

  /**
   * Some fields of one answer, or nothing when this key may not have it or this version does not
   * know it.
   */
  Optional<JsonNode> getIfAllowed(String path, String fields) {
    try {
      Response response = client.probe(Request.get(path).with("_fields", fields));
      return response.isSuccess() ? Optional.of(response.body()) : Optional.empty();
    } catch (TaskFailure e) {
      if (e.exitCode() == ExitCode.REFUSED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  long requests() {
    return client.requests();
  }

  long bytes() {
    return client.bytes();
  }

  private long total(Response response) {
    String total = response.header("X-WP-Total").orElse("");
    if (!total.matches("\\d{1,18}")) {
      throw TaskFailure.configuration(
          "The list came without a usable header X-WP-Total, so nobody knows whether it is whole",
          where(response.request()),
          "Let the proxy, cache or firewall in front of the shop pass the headers X-WP-*");
    }
    return Long.parseLong(total);
  }

  private String where(Request request) {
    return name + ", " + request;
  }

  private static Request smaller(Request request) {
    int size = Integer.parseInt(request.query().getOrDefault(PER_PAGE, "0"));
    return size <= SMALLEST_PAGE
        ? request
        : request.with(PER_PAGE, Math.max(SMALLEST_PAGE, size / 2));
  }

  private static Optional<Source.Problem> problem(JsonNode body) {
    if (!body.has("code")) {
      return Optional.empty();
    }
    JsonNode parameters = body.path("data").path("params");
    String details = parameters.isObject() ? " " + parameters : "";
    return Optional.of(
        new Source.Problem(
            body.path("code").asText(), HtmlText.plain(body.path("message").asText()) + details));
  }
}
