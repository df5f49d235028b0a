package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.Location;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code POST /v2/orders/search}. */
final class SearchOrders {
  private static final int MOST = 1000;
  private static final int MOST_LOCATIONS = 10;

  private final Till till;
  private final OrderJson json;

  SearchOrders(Till till) {
    this.till = till;
    this.json = new OrderJson(till.catalog());
  }

  ObjectNode answer(ObjectNode body) {
    List<String> locations = locations(body);
    JsonNode filter = body.path("query").path("filter");
    JsonNode sort = body.path("query").path("sort");
    String sortField = sort.path("sort_field").asText("CREATED_AT");
    Cursor.Direction direction = Cursor.Direction.of(sort.path("sort_order").asText("DESC"));
    Function<TillOrder, Optional<Instant>> column = column(sortField);
    Span span = span(filter.path("date_time_filter"), sortField);
    Stream<TillOrder> matching =
        till.orders().stream()
            .filter(order -> locations.contains(order.location().id()))
            .filter(order -> column.apply(order).filter(span::holds).isPresent())
            .filter(order -> among(filter, "state_filter", "states", order.state().name()))
            .filter(order -> among(filter, "source_filter", "source_names", source(order)))
            .filter(order -> among(filter, "customer_filter", "customer_ids", customer(order)));
    return page(body, matching.map(order -> keyed(order, column)), direction);
  }

  private ObjectNode page(
      ObjectNode body, Stream<Cursor.Keyed<TillOrder>> rows, Cursor.Direction direction) {
    int limit = Limit.of(body, 500, MOST);
    String cursor = body.path("cursor").asText("");
    ObjectNode same = body.deepCopy();
    same.remove("cursor");
    Cursor.Page<TillOrder> page = Cursor.page(rows, direction, same.toString(), cursor, limit);
    ObjectNode node = Json.object();
    if (body.path("return_entries").asBoolean(false)) {
      ArrayNode entries = node.putArray("order_entries");
      page.rows().forEach(order -> entries.add(entry(order)));
    } else {
      ArrayNode orders = node.putArray("orders");
      page.rows().forEach(order -> orders.add(json.of(order)));
    }
    if (!page.next().isEmpty()) {
      node.put("cursor", page.next());
    }
    return node;
  }

  ObjectNode one(String id) {
    TillOrder order =
        till.order(id)
            .orElseThrow(() -> SquareError.notFound("Order with the given ID was not found."));
    ObjectNode node = Json.object();
    node.set("order", json.of(order));
    return node;
  }

  private static Cursor.Keyed<TillOrder> keyed(
      TillOrder order, Function<TillOrder, Optional<Instant>> column) {
    Instant time = column.apply(order).orElseThrow();
    return new Cursor.Keyed<>(Cursor.Key.of(time, order.id()), order);
  }

  private static ObjectNode entry(TillOrder order) {
    ObjectNode node =
        Json.object().put("order_id", order.id()).put("location_id", order.location().id());
    if (order.head().version() > 0) {
      node.put("version", order.head().version());
    }
    return node;
  }

  private static List<String> locations(ObjectNode body) {
    List<String> sent = new ArrayList<>();
    body.path("location_ids").forEach(id -> sent.add(id.asText()));
    if (sent.isEmpty()) {
      throw SquareError.badRequest(
          "MISSING_REQUIRED_PARAMETER", "Missing required parameter.", "location_ids");
    }
    if (sent.size() > MOST_LOCATIONS) {
      throw SquareError.badRequest(
          "ARRAY_LENGTH_TOO_LONG", "At most 10 locations in one search.", "location_ids");
    }
    List<String> known = Arrays.stream(Location.values()).map(Location::id).toList();
    for (int index = 0; index < sent.size(); index++) {
      if (!known.contains(sent.get(index))) {
        throw SquareError.badRequest(
            "INVALID_VALUE",
            "`" + sent.get(index) + "` is not a valid location of this merchant.",
            "location_ids[" + index + "]");
      }
    }
    return sent;
  }

  private static Function<TillOrder, Optional<Instant>> column(String sortField) {
    return switch (sortField) {
      case "CREATED_AT" -> order -> Optional.of(order.created());
      case "UPDATED_AT" -> order -> Optional.of(order.updated());
      case "CLOSED_AT" -> order -> Optional.ofNullable(order.closed());
      default ->
          throw SquareError.badRequest(
              "INVALID_ENUM_VALUE",
              "`" + sortField + "` is not a valid enum value for `query.sort.sort_field`.",
              "query.sort.sort_field");
    };
  }

  /** The range asked for; its field must be the one that is sorted by. */
  private static Span span(JsonNode filter, String sortField) {
    if (filter.isMissingNode() || filter.isEmpty()) {
      return Span.EVER;
    }
    String field = filter.fieldNames().next();
    if (filter.size() > 1 || !field.toUpperCase(Locale.ROOT).equals(sortField)) {
      throw SquareError.badRequest(
          "BAD_REQUEST",
          "The sort field must be the field of the date time filter.",
          "query.sort.sort_field");
    }
    return Span.of(filter.get(field), "query.filter.date_time_filter." + field);
  }

  private static boolean among(JsonNode filter, String name, String list, String value) {
    JsonNode wanted = filter.path(name).path(list);
    if (wanted.isEmpty()) {
      return true;
    }
    for (JsonNode one : wanted) {
      if (one.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static String source(TillOrder order) {
    String source = order.head().source();
    return source == null ? "" : source;
  }

  private static String customer(TillOrder order) {
    String customer = order.head().customerId();
    return customer == null ? "" : customer;
  }
}
