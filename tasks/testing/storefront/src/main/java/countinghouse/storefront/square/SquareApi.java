package countinghouse.storefront.square;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.till.Location;
import countinghouse.storefront.business.till.TillPayment;
import countinghouse.storefront.business.till.TillRefund;
import countinghouse.storefront.http.Handler;
import countinghouse.storefront.http.Request;
import countinghouse.storefront.http.Response;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The till's API v2: permission, version and routes. */
public final class SquareApi implements Handler {
  private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final String ORDERS = "/v2/orders/";

  private final Business business;
  private final String accessToken;
  private final SearchOrders orders;
  private final SearchCatalog catalog;
  private final SearchCustomers customers;
  private final ListCustomerGroups groups;
  private final ListByTime<TillPayment> payments =
      new ListByTime<>(
          "payments",
          Location.SHOP.id(),
          new ListByTime.Columns<>(
              TillPayment::id,
              payment -> payment.location().id(),
              TillPayment::created,
              TillPayment::updated),
          PaymentJson::of);
  private final ListByTime<TillRefund> refunds =
      new ListByTime<>(
          "refunds",
          "",
          new ListByTime.Columns<>(
              TillRefund::id,
              refund -> refund.location().id(),
              TillRefund::created,
              TillRefund::updated),
          RefundJson::of);

  /** The API of a business, open to one access token. */
  public SquareApi(Business business, String accessToken) {
    this.business = business;
    this.accessToken = accessToken;
    this.orders = new SearchOrders(business.till());
    this.catalog = new SearchCatalog(business.till());
    this.customers = new SearchCustomers(business.till());
    this.groups = new ListCustomerGroups(business.till().catalog().setUp());
  }

  @Override
  public Response answer(Request request) {
    try {
      if (!request.header("authorization").orElse("").equals("Bearer " + accessToken)) {
        throw SquareError.unauthorized();
      }
      String version = version(request);
      return Response.json(200, route(request)).with("Square-Version", version);
    } catch (SquareError e) {
      return e.answer();
    }
  }

  private ObjectNode route(Request request) {
    return switch (request.method() + " " + request.path()) {
      case "GET /v2/locations" -> locations();
      case "GET /v2/merchants/me" -> merchant();
      case "POST /v2/orders/search" -> search(request, orders::answer);
      case "POST /v2/catalog/search" -> search(request, catalog::answer);
      case "POST /v2/customers/search" -> search(request, customers::answer);
      case "GET /v2/customers/groups" -> groups.answer(request.query());
      case "GET /v2/payments" ->
          payments.answer(request.query(), business.till().payments().stream(), business.now());
      case "GET /v2/refunds" ->
          refunds.answer(request.query(), business.till().refunds().stream(), business.now());
      default -> other(request);
    };
  }

  private ObjectNode other(Request request) {
    if (request.method().equals("GET") && request.path().startsWith(ORDERS)) {
      return orders.one(request.path().substring(ORDERS.length()));
    }
    throw SquareError.notFound("Resource not found.");
  }

  private static ObjectNode search(Request request, Function<ObjectNode, ObjectNode> search) {
    try {
      JsonNode body = request.body().isEmpty() ? Json.object() : Response.read(request.body());
      if (body instanceof ObjectNode object) {
        return search.apply(object);
      }
    } catch (JsonProcessingException e) {
      SquareError error =
          SquareError.badRequest("BAD_REQUEST", "The request body is not JSON.", "body");
      error.initCause(e);
      throw error;
    }
    throw SquareError.badRequest("BAD_REQUEST", "The request body is not an object.", "body");
  }

  private static String version(Request request) {
    String version = request.header("square-version").orElse("");
    if (version.isEmpty()) {
      throw SquareError.badRequest(
          "MISSING_REQUIRED_PARAMETER",
          "The simulated till wants the version said: send Square-Version.",
          "Square-Version");
    }
    if (!VERSION.matcher(version).matches()) {
      throw SquareError.badRequest(
          "API_VERSION_INCOMPATIBLE", "`" + version + "` is not a version.", "Square-Version");
    }
    return version;
  }

  private static ObjectNode locations() {
    ObjectNode node = Json.object();
    ArrayNode rows = node.putArray("locations");
    for (Location location : Location.values()) {
      rows.add(LocationJson.of(location));
    }
    return node;
  }

  private static ObjectNode merchant() {
    ObjectNode node = Json.object();
    node.set("merchant", LocationJson.merchant());
    return node;
  }
}
