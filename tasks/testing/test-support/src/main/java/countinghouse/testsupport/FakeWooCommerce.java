package countinghouse.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A WooCommerce shop in memory, as the facts describe the REST interface: exclusive bounds in whole
 * seconds, trash apart, totals in headers, 404 for lists that its version does not have. What it
 * holds may be changed between two requests.
 */
public final class FakeWooCommerce implements Function<Asked, Reply> {
  /** The credentials it accepts: key {@code ck_test}, secret {@code cs_test}. */
  public static final Map<String, String> CREDENTIALS =
      Map.of(
          "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY", "ck_test",
          "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET", "cs_test");

  private static final String AUTHORIZATION = "Basic Y2tfdGVzdDpjc190ZXN0";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CHILDREN =
      Pattern.compile("/(?:orders/(\\d+)/refunds|products/(\\d+)/variations)");

  private final Map<String, List<ObjectNode>> records = new TreeMap<>();
  private final Map<String, JsonNode> answers = new TreeMap<>();
  private final Set<String> missing = new TreeSet<>();
  private Runnable beforeEachRequest = () -> {};
  private boolean offsetIgnored;
  private boolean timeIgnored;

  /** An empty shop in New York that sells in dollars. */
  public FakeWooCommerce() {
    for (String name :
        List.of(
            "orders", "refunds", "products", "variations", "customers", "products/categories")) {
      records.put(name, new ArrayList<>());
    }
    answer(
        "/wp-json/",
        "{\"name\":\"Shop\",\"timezone_string\":\"America/New_York\",\"gmt_offset\":-5}");
    answer("/wp-json/wc/v3/data/currencies/current", "{\"code\":\"USD\"}");
    answer("/wp-json/wc/v3/system_status", "{\"environment\":{\"version\":\"10.3.0\"}}");
    answer(
        "/wp-json/wc/v3/orders/statuses",
        "[{\"slug\":\"pending\"},{\"slug\":\"completed\"},{\"slug\":\"refunded\"}]");
  }

  /** The records of {@code orders}, {@code refunds}, {@code products/categories} and so on. */
  public List<ObjectNode> records(String list) {
    return Objects.requireNonNull(records.get(list), list);
  }

  /** A fixed answer for a path. */
  public FakeWooCommerce answer(String path, String json) {
    answers.put(path, parsed(json));
    return this;
  }

  /** A list that this version of WooCommerce does not have yet, such as {@code /variations}. */
  public FakeWooCommerce without(String route) {
    missing.add(route);
    return this;
  }

  /** What happens in the shop between two requests. */
  public FakeWooCommerce beforeEachRequest(Runnable change) {
    beforeEachRequest = change;
    return this;
  }

  /** A shop whose pages do not advance. */
  public FakeWooCommerce ignoringOffset() {
    offsetIgnored = true;
    return this;
  }

  /** A shop that is too old to filter by time. */
  public FakeWooCommerce ignoringTime() {
    timeIgnored = true;
    return this;
  }

  @Override
  public Reply apply(Asked asked) {
    beforeEachRequest.run();
    JsonNode fixed = answers.get(asked.path());
    if (!AUTHORIZATION.equals(asked.headers().get("authorization"))) {
      return error(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
    }
    if (fixed != null) {
      return Reply.json(200, fixed.toString());
    }
    String route = asked.path().replace("/wp-json/wc/v3", "");
    Matcher children = CHILDREN.matcher(route);
    if (children.matches()) {
      return children.group(1) != null
          ? list(asked, childrenOf("refunds", children.group(1)))
          : list(asked, childrenOf("variations", children.group(2)));
    }
    String name = route.substring(1);
    if (missing.contains(route) || !records.containsKey(name)) {
      return error(404, "rest_no_route", "No route was found matching the URL and request method.");
    }
    return list(asked, records(name).stream().filter(it -> inStatus(asked, it)).toList());
  }

  private List<ObjectNode> childrenOf(String name, String parent) {
    return records(name).stream()
        .filter(it -> it.path("parent_id").asText().equals(parent))
        .toList();
  }

  private Reply list(Asked asked, List<ObjectNode> candidates) {
    Map<String, String> query = asked.query();
    List<ObjectNode> found =
        candidates.stream().filter(it -> inTime(query, it)).sorted(order(query)).toList();
    int size = Integer.parseInt(query.getOrDefault("per_page", "10"));
    int offset = offsetIgnored ? 0 : Integer.parseInt(query.getOrDefault("offset", "0"));
    ArrayNode body = JSON.createArrayNode();
    found.stream().skip(offset).limit(size).forEach(it -> body.add(trimmed(query, it)));
    boolean beyond = body.isEmpty() && offset > 0;
    Map<String, String> headers = Map.of("X-WP-Total", Integer.toString(beyond ? 0 : found.size()));
    return Reply.json(200, body.toString(), headers);
  }

  private static boolean inStatus(Asked asked, ObjectNode record) {
    String wanted = asked.query().getOrDefault("status", "any");
    String status = record.path("status").asText();
    return wanted.contains("any")
        ? !status.equals("trash")
        : List.of(wanted.split(",", -1)).contains(status);
  }

  private boolean inTime(Map<String, String> query, ObjectNode record) {
    String created = record.path("date_created_gmt").asText();
    String modified = record.path("date_modified_gmt").asText(created);
    return timeIgnored
        || (isAfter(query, created, "after")
            && isAfter(query, modified, "modified_after")
            && isBefore(query, created, "before")
            && isBefore(query, modified, "modified_before"));
  }

  private static boolean isAfter(Map<String, String> query, String time, String bound) {
    String value = query.get(bound);
    return value == null || time.compareTo(value) > 0;
  }

  private static boolean isBefore(Map<String, String> query, String time, String bound) {
    String value = query.get(bound);
    return value == null || time.compareTo(value) < 0;
  }

  private static Comparator<ObjectNode> order(Map<String, String> query) {
    Comparator<ObjectNode> byId = Comparator.comparingLong(it -> it.path("id").asLong());
    String field =
        switch (query.getOrDefault("orderby", "id")) {
          case "modified" -> "date_modified_gmt";
          case "date" -> "date_created_gmt";
          default -> "";
        };
    Comparator<ObjectNode> byTime = Comparator.comparing(it -> it.path(field).asText());
    return field.isEmpty() ? byId : byTime.thenComparing(byId);
  }

  private static JsonNode trimmed(Map<String, String> query, ObjectNode record) {
    String fields = query.get("_fields");
    return fields == null ? record : record.deepCopy().retain(fields.split(",", -1));
  }

  private static Reply error(int status, String code, String message) {
    ObjectNode body = JSON.createObjectNode().put("code", code).put("message", message);
    return Reply.json(status, body.toString());
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
