package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillCustomer;
import java.util.List;
import java.util.stream.Stream;

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
    List<TillCustomer> matching =
        till.customers().stream()
            .filter(one -> created.holds(one.created()) && updated.holds(one.updated()))
            .toList();
    ObjectNode node =
        page(
            body,
            matching.stream().map(one -> new Cursor.Keyed<>(key(one, byCreation), one)),
            Cursor.Direction.of(sort.path("order").asText("ASC")));
    return body.path("count").asBoolean(false) ? node.put("count", matching.size()) : node;
  }

  private static ObjectNode page(
      ObjectNode body, Stream<Cursor.Keyed<TillCustomer>> matching, Cursor.Direction direction) {
    int limit = Limit.of(body, MOST, MOST);
    String cursor = body.path("cursor").asText("");
    ObjectNode same = body.deepCopy();
    same.remove("cursor");
    Cursor.Page<TillCustomer> page =
        Cursor.page(matching, direction, same.toString(), cursor, limit);
    ObjectNode node = Json.object();
    if (!page.rows().isEmpty()) {
      ArrayNode customers = node.putArray("customers");
      page.rows().forEach(one -> customers.add(CustomerJson.of(one)));
    }
    if (!page.next().isEmpty()) {
      node.put("cursor", page.next());
    }
    return node;
  }

  private static Cursor.Key key(TillCustomer customer, boolean byCreation) {
    String name = customer.givenName() + " " + customer.familyName() + " " + customer.id();
    return byCreation ? Cursor.Key.of(customer.created(), customer.id()) : new Cursor.Key(0, name);
  }
}
