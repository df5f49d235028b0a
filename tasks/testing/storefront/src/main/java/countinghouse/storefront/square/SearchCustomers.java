package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillCustomer;
import java.util.Comparator;
import java.util.List;

/** {@code POST /v2/customers/search}. */
final class SearchCustomers {
  private static final int MOST = 100;

  private final Till till;

  SearchCustomers(Till till) {
    this.till = till;
  }

  ObjectNode answer(ObjectNode body) {
    JsonNode filter = body.path("query").path("filter");
    Span created = Span.of(filter.path("created_at"), "query.filter.created_at");
    Span updated = Span.of(filter.path("updated_at"), "query.filter.updated_at");
    JsonNode sort = body.path("query").path("sort");
    boolean byCreation = sort.path("field").asText("DEFAULT").equals("CREATED_AT");
    boolean ascending = sort.path("order").asText("ASC").equals("ASC");
    Comparator<Cursor.Keyed<TillCustomer>> byKey = Comparator.comparing(Cursor.Keyed::key);
    List<Cursor.Keyed<TillCustomer>> matching =
        till.customers().stream()
            .filter(one -> created.holds(one.created()) && updated.holds(one.updated()))
            .map(one -> new Cursor.Keyed<>(key(one, byCreation), one))
            .sorted(ascending ? byKey : byKey.reversed())
            .toList();
    return page(body, matching, ascending);
  }

  private static ObjectNode page(
      ObjectNode body, List<Cursor.Keyed<TillCustomer>> matching, boolean ascending) {
    int limit = body.path("limit").asInt(MOST);
    if (limit < 1 || limit > MOST) {
      throw SquareError.badRequest(
          limit < 1 ? "VALUE_TOO_LOW" : "VALUE_TOO_HIGH",
          "`limit` must be between 1 and 100.",
          "limit");
    }
    String cursor = body.path("cursor").asText("");
    ObjectNode same = body.deepCopy();
    same.remove("cursor");
    Cursor.Page<TillCustomer> page =
        Cursor.page(matching, ascending, same.toString(), cursor, limit);
    ObjectNode node = Json.object();
    if (!page.rows().isEmpty()) {
      ArrayNode customers = node.putArray("customers");
      page.rows().forEach(one -> customers.add(CustomerJson.of(one)));
    }
    if (!page.next().isEmpty()) {
      node.put("cursor", page.next());
    }
    if (body.path("count").asBoolean(false)) {
      node.put("count", matching.size());
    }
    return node;
  }

  private static String key(TillCustomer customer, boolean byCreation) {
    String name = customer.givenName() + " " + customer.familyName() + " ";
    return (byCreation ? Json.time(customer.created()) : name) + customer.id();
  }
}
