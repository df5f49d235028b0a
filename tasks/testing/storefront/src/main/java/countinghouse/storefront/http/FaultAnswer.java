package countinghouse.storefront.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a planned fault makes of a request. */
final class FaultAnswer {
  private static final String PAGE =
      "<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head>"
          + "<body><h1>Checking your browser</h1></body></html>\n";
  private static final String WARNING =
      "<br />\n<b>Warning</b>:  Undefined variable $x in <b>/var/www/plugin.php</b> on line"
          + " <b>12</b><br />\n";
  private static final Map<Integer, String> SQUARE_CODES =
      Map.of(
          401, "UNAUTHORIZED",
          403, "INSUFFICIENT_SCOPES",
          410, "GONE",
          429, "RATE_LIMITED",
          500, "INTERNAL_SERVER_ERROR",
          503, "SERVICE_UNAVAILABLE");

  private FaultAnswer() {}

  /** An error status as the source of that path would send it. */
  static Response status(Request request, Faults.Fault fault) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (request.path().startsWith("/v2/")) {
      body.putArray("errors")
          .addObject()
          .put("category", category(fault.status()))
          .put("code", SQUARE_CODES.getOrDefault(fault.status(), "BAD_REQUEST"))
          .put("detail", "A planned fault.");
    } else {
      body.put("code", fault.status() < 500 ? "planned_fault" : "wp_die");
      body.put("message", "Briefly unavailable for scheduled maintenance.");
      body.putObject("data").put("status", fault.status());
      body.putArray("additional_errors");
    }
    Response answer = Response.json(fault.status(), body);
    return fault.retryAfter() > 0
        ? answer.with("Retry-After", Integer.toString(fault.retryAfter()))
        : answer;
  }

  static Response html() {
    return Response.text(200, "text/html; charset=UTF-8", PAGE);
  }

  /** The right answer behind a PHP warning. */
  static Response warning(Response right) {
    return new Response(right.status(), right.headers(), WARNING + right.body());
  }

  private static String category(int status) {
    return switch (status) {
      case 401, 403 -> "AUTHENTICATION_ERROR";
      case 429 -> "RATE_LIMIT_ERROR";
      default -> status < 500 ? "INVALID_REQUEST_ERROR" : "API_ERROR";
    };
  }
}
