package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.CustomerGroup;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v2/customers/groups}. */
final class ListCustomerGroups {
  private static final int MOST = 50;

  private final Instant setUp;

  /**
   * The list of a till.
   *
   * @param setUp when its groups were made
   */
  ListCustomerGroups(Instant setUp) {
    this.setUp = setUp;
  }

  ObjectNode answer(String rawQuery) {
    Map<String, String> query = Parameters.of(rawQuery);
    String cursor = Optional.ofNullable(query.remove("cursor")).orElse("");
    int limit = Limit.of(query, MOST, MOST);
    Cursor.Page<CustomerGroup> page =
        Cursor.page(
            Arrays.stream(CustomerGroup.values())
                .map(group -> new Cursor.Keyed<>(Cursor.Key.of(setUp, group.id()), group)),
            Cursor.Direction.ASC,
            "groups" + query,
            cursor,
            limit);
    ObjectNode node = Json.object();
    ArrayNode groups = node.putArray("groups");
    page.rows().forEach(group -> groups.add(json(group)));
    if (!page.next().isEmpty()) {
      node.put("cursor", page.next());
    }
    return node;
  }

  private ObjectNode json(CustomerGroup group) {
    ObjectNode node = Json.object().put("id", group.id()).put("name", group.title());
    return node.put("created_at", Json.time(setUp)).put("updated_at", Json.time(setUp));
  }
}
