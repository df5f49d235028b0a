package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.http.Response;

/** WordPress's error answers. */
final class Problems {
  private final ObjectNode params = JsonNodeFactory.instance.objectNode();
  private final ObjectNode details = JsonNodeFactory.instance.objectNode();

  /** Notes a parameter that is not valid. */
  void invalid(String name, String code, String message) {
    params.put(name, message);
    ObjectNode detail = details.putObject(name);
    detail.put("code", code).put("message", message);
    if (code.equals("rest_invalid_type")) {
      detail.putObject("data").put("param", name);
    } else {
      detail.putNull("data");
    }
  }

  boolean any() {
    return !params.isEmpty();
  }

  /** One answer for all invalid parameters. */
  Response answer() {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("code", "rest_invalid_param");
    error.put("message", "Invalid parameter(s): " + names());
    ObjectNode data = error.putObject("data");
    data.put("status", 400);
    data.set("params", params);
    data.set("details", details);
    return Response.json(400, error);
  }

  static Response error(int status, String code, String message) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("code", code).put("message", message);
    error.putObject("data").put("status", status);
    return Response.json(status, error);
  }

  static Response noRoute() {
    return error(404, "rest_no_route", "No route was found matching the URL and request method.");
  }

  private String names() {
    return String.join(", ", params.properties().stream().map(one -> one.getKey()).toList());
  }
}
