package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.Till;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code POST /v2/catalog/search}: objects changed after a time, tombstones on request. */
final class SearchCatalog {
  private static final int MOST = 1000;
  private static final int DEFAULT_LIMIT = 100;
  private static final Set<String> TOP_LEVEL =
      Set.of("ITEM", "CATEGORY", "TAX", "DISCOUNT", "MODIFIER_LIST", "MEASUREMENT_UNIT");

  private final CatalogJson catalog;

  SearchCatalog(Till till) {
    this.catalog = new CatalogJson(till.catalog());
  }

  ObjectNode answer(ObjectNode body) {
    Set<String> types = new HashSet<>();
    body.path("object_types").forEach(type -> types.add(type.asText()));
    Set<String> wanted = types.isEmpty() ? TOP_LEVEL : types;
    boolean deleted = body.path("include_deleted_objects").asBoolean(false);
    JsonNode begin = body.path("begin_time");
    Instant after = begin.isTextual() ? Span.parse(begin.asText(), "begin_time") : Instant.MIN;
    List<CatalogJson.Shown> all = catalog.all();
    Stream<Cursor.Keyed<CatalogJson.Shown>> matching =
        all.stream()
            .filter(one -> wanted.contains(one.type()))
            .filter(one -> deleted || !one.deleted())
            .filter(one -> one.updated().isAfter(after))
            .map(one -> new Cursor.Keyed<>(Cursor.Key.of(one.updated(), one.id()), one));
    ObjectNode node = page(body, matching);
    Instant latest =
        all.stream().map(CatalogJson.Shown::updated).max(Instant::compareTo).orElseThrow();
    return node.put("latest_time", Json.time(latest));
  }

  private static ObjectNode page(
      ObjectNode body, Stream<Cursor.Keyed<CatalogJson.Shown>> matching) {
    int sent = body.path("limit").asInt(DEFAULT_LIMIT);
    int limit = sent < 1 || sent > MOST ? DEFAULT_LIMIT : sent;
    String cursor = body.path("cursor").asText("");
    ObjectNode same = body.deepCopy();
    same.remove("cursor");
    Cursor.Page<CatalogJson.Shown> page =
        Cursor.page(matching, Cursor.Direction.ASC, same.toString(), cursor, limit);
    ObjectNode node = Json.object();
    ArrayNode objects = node.putArray("objects");
    page.rows().forEach(one -> objects.add(one.node()));
    if (!page.next().isEmpty()) {
      node.put("cursor", page.next());
    }
    return node;
  }
}
