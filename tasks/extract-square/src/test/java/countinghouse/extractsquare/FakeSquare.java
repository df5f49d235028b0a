package countinghouse.extractsquare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.apiclient.Timing;
import countinghouse.testsupport.FakeClock;
import countinghouse.testsupport.FakeServer;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Reply;
import countinghouse.testsupport.TaskRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Square's recorded pages behind HTTP, with misbehaviour on demand. */
final class FakeSquare implements AutoCloseable {
  static final Instant NOW = Instant.parse("2025-11-05T09:00:00Z");
  static final String TO = "2025-11-05T00:00:00Z";
  static final String FROM = "2025-11-01T00:00:00Z";
  private static final Map<String, String> RECORDED =
      Map.of(
          "/v2/orders/search", "SearchOrders",
          "/v2/payments", "ListPayments",
          "/v2/refunds", "ListPaymentRefunds",
          "/v2/catalog/search", "SearchCatalogObjects",
          "/v2/customers/search", "SearchCustomers",
          "/v2/customers/groups", "ListCustomerGroups");

  private final FakeServer server = FakeServer.start(this::answer);
  private final FakeClock clock = new FakeClock(NOW);
  private final List<Function<Asked, @Nullable Reply>> faults = new ArrayList<>();
  private final Path lake;

  FakeSquare(Path lake) {
    this.lake = lake;
  }

  /** Adds a misbehaviour: it answers null where it behaves. */
  FakeSquare that(Function<Asked, @Nullable Reply> fault) {
    faults.add(fault);
    return this;
  }

  TaskRun run(String... arguments) {
    return run(Map.of(), arguments);
  }

  TaskRun run(Map<String, String> more, String... arguments) {
    Map<String, String> environment = new HashMap<>();
    environment.put("COUNTINGHOUSE_LAKE", lake.toUri().toString());
    environment.put("COUNTINGHOUSE_SQUARE_URL", server.address().toString());
    environment.put("COUNTINGHOUSE_SQUARE_ACCESS_TOKEN", "EAAA-canary");
    environment.putAll(more);
    FakeClock felt = new FakeClock(NOW);
    Timing timing = new Timing(felt, felt::advance, new Random(1));
    return TaskRun.of(new ExtractSquare(timing), environment, clock, arguments);
  }

  FakeClock clock() {
    return clock;
  }

  List<Asked> asked() {
    return server.asked();
  }

  List<Asked> asked(String path) {
    return asked().stream().filter(it -> it.path().equals(path)).toList();
  }

  @Override
  public void close() {
    server.close();
  }

  private synchronized Reply answer(Asked asked) {
    for (Function<Asked, @Nullable Reply> fault : faults) {
      Reply reply = fault.apply(asked);
      if (reply != null) {
        return reply;
      }
    }
    return Reply.json(200, recorded(asked).toString());
  }

  private static JsonNode recorded(Asked asked) {
    if (asked.path().equals("/v2/locations")) {
      return Resources.json("examples/ListLocations.response.json");
    }
    String operation = String.valueOf(RECORDED.get(asked.path()));
    String location = asked.query().getOrDefault("location_id", "L33ME3RA8ZV4V");
    JsonNode first = page(operation, 1);
    if (!location.equals("L33ME3RA8ZV4V")) {
      return Resources.parsed("{}");
    }
    String cursor = cursorOf(asked);
    if (cursor == null) {
      return ofType(asked, first);
    }
    return cursor.equals(first.path("cursor").asText())
        ? ofType(asked, page(operation, 2))
        : Resources.parsed("{\"errors\": [{\"code\": \"INVALID_CURSOR\"}]}");
  }

  static @Nullable String cursorOf(Asked asked) {
    JsonNode body = Resources.parsed(asked.body().isEmpty() ? "{}" : asked.body());
    String inBody = body.path("cursor").asText("");
    String cursor = asked.query().getOrDefault("cursor", inBody);
    return cursor.isEmpty() ? null : cursor;
  }

  static JsonNode page(String operation, int number) {
    return Resources.json("examples/" + operation + ".page" + number + ".response.json");
  }

  /** The recorded catalogue holds all types in one list; Square gives the types asked for. */
  private static JsonNode ofType(Asked asked, JsonNode page) {
    if (!asked.path().equals("/v2/catalog/search")) {
      return page;
    }
    String type = Resources.parsed(asked.body()).path("object_types").path(0).asText();
    ObjectNode filtered = page.deepCopy();
    com.fasterxml.jackson.databind.node.ArrayNode objects = filtered.putArray("objects");
    for (JsonNode object : page.path("objects")) {
      JsonNode nested = object.path("item_data").path("variations");
      if (object.path("type").asText().equals(type)) {
        objects.add(object);
      } else if (type.equals("ITEM_VARIATION")) {
        nested.forEach(objects::add);
      }
    }
    return filtered;
  }
}
