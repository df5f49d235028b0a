package countinghouse.storefront.woocommerce;

import countinghouse.storefront.http.Request;
import countinghouse.storefront.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The consumer key and secret of the shop.
 *
 * <p>A real shop takes Basic authentication over https only; here it is also taken over plain http,
 * because the storefront is bound to the loopback address.
 */
public record Keys(String consumerKey, String consumerSecret) {

  /** The refusal of a known key with a wrong secret, which comes before any routing. */
  Optional<Response> wrongSecret(Request request) {
    String[] sent = credentials(request);
    boolean wrong = sent[0].equals(consumerKey) && !sent[1].equals(consumerSecret);
    return wrong
        ? Optional.of(
            Problems.error(
                401, "woocommerce_rest_authentication_error", "Consumer secret is invalid."))
        : Optional.empty();
  }

  /** Whether the request carries this key and secret. */
  boolean open(Request request) {
    String[] sent = credentials(request);
    return sent[0].equals(consumerKey) && sent[1].equals(consumerSecret);
  }

  /** The refusal of everybody else. */
  static Response cannot(boolean list) {
    return Problems.error(
        401,
        "woocommerce_rest_cannot_view",
        list ? "Sorry, you cannot list resources." : "Sorry, you cannot view this resource.");
  }

  private static String[] credentials(Request request) {
    String header = request.header("authorization").orElse("");
    if (!header.startsWith("Basic ")) {
      return new String[] {"", ""};
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()).strip());
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2 ? parts : new String[] {"", ""};
    } catch (IllegalArgumentException e) {
      return new String[] {"", ""};
    }
  }
}
