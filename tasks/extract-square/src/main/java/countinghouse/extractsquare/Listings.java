package countinghouse.extractsquare;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.apiclient.Request;
import countinghouse.taskkit.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How each head is asked for. Ranges are inclusive at both ends at Square, so a record at an edge
 * is read twice, which does no harm. Both ends are always given: several lists otherwise reach back
 * one year only, and payments otherwise come from the main location only (parameters of
 * ListPayments, developer.squareup.com/reference/square/payments-api/list-payments).
 */
final class Listings {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Square opened in 2009; nothing was created before. */
  static final Instant BEFORE_EVERYTHING = Instant.parse("2009-01-01T00:00:00Z");

  private static final int MOST_LOCATIONS = 10;
  private static final int ORDERS_A_PAGE = 500;
  private static final int ENTRIES_A_PAGE = 1000;
  private static final int PAYMENTS_A_PAGE = 100;
  private static final int OBJECTS_A_PAGE = 500;
  private static final int CUSTOMERS_A_PAGE = 100;
  private static final int GROUPS_A_PAGE = 50;

  private final List<String> locations;

  /** Lists of an account with these locations, inactive ones included. */
  Listings(List<String> locations) {
    this.locations = List.copyOf(locations);
  }

  static Listing locations() {
    return new Listing(Request.get("/v2/locations"), "locations", 0);
  }

  /** All records of a head that is read whole. */
  List<Listing> whole(SquareHead head) {
    return switch (head) {
      case LOCATIONS -> List.of(locations());
      case ITEMS -> List.of(catalog("ITEM"));
      case VARIATIONS -> List.of(catalog("ITEM_VARIATION"));
      case CATALOG_CATEGORIES -> List.of(catalog("CATEGORY"));
      case CUSTOMERS -> List.of(customers());
      case CUSTOMER_GROUPS -> List.of(customerGroups());
      case ORDERS, PAYMENTS, REFUNDS ->
          throw new IllegalArgumentException(head + " is read by windows");
    };
  }

  /** The records of a dated head within a window. */
  List<Listing> dated(SquareHead head, DatedBy by, Window window) {
    return switch (head) {
      case ORDERS -> orders(by, window, ORDERS_A_PAGE, false);
      case PAYMENTS -> payments(by, window, PAYMENTS_A_PAGE);
      case REFUNDS -> List.of(refunds(by, window, PAYMENTS_A_PAGE));
      case LOCATIONS, ITEMS, VARIATIONS, CATALOG_CATEGORIES, CUSTOMERS, CUSTOMER_GROUPS ->
          throw new IllegalArgumentException(head + " is read whole");
    };
  }

  /** The lists whose first records tell when a dated head begins. */
  List<Listing> firsts(SquareHead head, Window window) {
    return switch (head) {
      case ORDERS -> orders(DatedBy.MODIFIED, window, 1, false);
      case PAYMENTS -> payments(DatedBy.MODIFIED, window, 1);
      case REFUNDS -> List.of(refunds(DatedBy.MODIFIED, window, 1));
      case LOCATIONS, ITEMS, VARIATIONS, CATALOG_CATEGORIES, CUSTOMERS, CUSTOMER_GROUPS ->
          throw new IllegalArgumentException(head + " is read whole");
    };
  }

  /** The ids of all orders created within a window. */
  List<Listing> orderIds(Window window) {
    return orders(DatedBy.CREATED, window, ENTRIES_A_PAGE, true);
  }

  private List<Listing> orders(DatedBy by, Window window, int pageSize, boolean entries) {
    List<Listing> listings = new ArrayList<>();
    for (int start = 0; start < locations.size(); start += MOST_LOCATIONS) {
      int end = Math.min(start + MOST_LOCATIONS, locations.size());
      ObjectNode body = orderSearch(by, window, locations.subList(start, end));
      body.put("limit", pageSize).put("return_entries", entries);
      listings.add(
          new Listing(
              Request.post("/v2/orders/search", body),
              entries ? "order_entries" : "orders",
              pageSize));
    }
    return listings;
  }

  private static ObjectNode orderSearch(DatedBy by, Window window, List<String> locations) {
    ObjectNode body = JSON.objectNode();
    locations.forEach(body.putArray("location_ids")::add);
    ObjectNode query = body.putObject("query");
    query
        .putObject("filter")
        .putObject("date_time_filter")
        .putObject(by.field())
        .put("start_at", window.from().toString())
        .put("end_at", window.to().toString());
    query.putObject("sort").put("sort_field", by.sortField()).put("sort_order", "ASC");
    return body;
  }

  private List<Listing> payments(DatedBy by, Window window, int pageSize) {
    return locations.stream()
        .map(location ->
            new Listing(
                ranged("/v2/payments", by, window, pageSize).with("location_id", location),
                "payments",
                pageSize))
        .toList();
  }

  private static Listing refunds(DatedBy by, Window window, int pageSize) {
    return new Listing(ranged("/v2/refunds", by, window, pageSize), "refunds", pageSize);
  }

  private static Request ranged(String path, DatedBy by, Window window, int pageSize) {
    Request request =
        switch (by) {
          case MODIFIED ->
              Request.get(path)
                  .with("begin_time", BEFORE_EVERYTHING.toString())
                  .with("end_time", window.to())
                  .with("updated_at_begin_time", window.from())
                  .with("updated_at_end_time", window.to());
          case CREATED ->
              Request.get(path).with("begin_time", window.from()).with("end_time", window.to());
        };
    return request
        .with("sort_field", by.sortField())
        .with("sort_order", "ASC")
        .with("limit", pageSize);
  }

  private static Listing catalog(String type) {
    ObjectNode body = JSON.objectNode();
    body.putArray("object_types").add(type);
    body.put("include_deleted_objects", true).put("limit", OBJECTS_A_PAGE);
    return new Listing(Request.post("/v2/catalog/search", body), "objects", OBJECTS_A_PAGE);
  }

  private static Listing customers() {
    return new Listing(
        Request.post("/v2/customers/search", customerSearch()), "customers", CUSTOMERS_A_PAGE);
  }

  /** More than fifty to a page are refused (VALUE_TOO_HIGH). */
  private static Listing customerGroups() {
    return new Listing(
        Request.get("/v2/customers/groups").with("limit", GROUPS_A_PAGE), "groups", GROUPS_A_PAGE);
  }

  /** The count of all customer profiles, asked for with one of them. */
  static Request customerCount() {
    return Request.post(
        "/v2/customers/search", customerSearch().put("limit", 1).put("count", true));
  }

  private static ObjectNode customerSearch() {
    ObjectNode body = JSON.objectNode();
    body.put("limit", CUSTOMERS_A_PAGE);
    body.putObject("query").putObject("sort").put("field", "CREATED_AT").put("order", "ASC");
    return body;
  }
}
