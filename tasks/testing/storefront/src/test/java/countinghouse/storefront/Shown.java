package countinghouse.storefront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.http.Request;
import countinghouse.storefront.http.Response;
import countinghouse.storefront.square.SquareApi;
import countinghouse.storefront.woocommerce.Keys;
import countinghouse.storefront.woocommerce.WooCommerceApi;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A business and both of its APIs, asked without a network. */
public final class Shown {
  /** The first day of every business in these tests; its year has a repeated hour in autumn. */
  public static final LocalDate START = LocalDate.of(2025, 1, 1);

  private static final String TOKEN = "EAAAtest";
  private static final Map<Integer, Shown> PLAYED = new HashMap<>();

  private final Map<String, List<JsonNode>> asked = new HashMap<>();
  private final Business business;
  private final WooCommerceApi shop;
  private final SquareApi till;

  private Shown(Business business) {
    this.business = business;
    this.shop = new WooCommerceApi(business, new Keys("ck_test", "cs_test"), "10.0.2");
    this.till = new SquareApi(business, TOKEN);
  }

  /** The business of seed 7 after so many days; shared, so it must not be played on. */
  public static synchronized Shown after(int days) {
    return PLAYED.computeIfAbsent(
        days,
        count -> {
          Business business = new Business(7, START, 1);
          business.playTo(BusinessTime.endOf(START.plusDays(count - 1L)));
          return new Shown(business);
        });
  }

  /** A business of one's own. */
  public static Shown of(Business business) {
    return new Shown(business);
  }

  public Business business() {
    return business;
  }

  /** An answer of the shop to its owner. */
  public Response shop(String pathAndQuery) {
    return shop("GET", pathAndQuery, basic("ck_test", "cs_test"));
  }

  /** An answer of the shop to whoever sends these headers. */
  public Response shop(String method, String pathAndQuery, Map<String, String> headers) {
    int mark = pathAndQuery.indexOf('?');
    String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
    return shop.answer(new Request(method, path, query, "shop", headers, ""));
  }

  public static Map<String, String> basic(String key, String secret) {
    String pair = key + ":" + secret;
    return Map.of(
        "authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /** Every row of a collection, page by page in order of ids. */
  public List<JsonNode> all(String collection, String more) {
    return remembered(collection + more, () -> pages(collection, more));
  }

  /** What a shared business was asked once it need not be asked again: it is not played on. */
  private List<JsonNode> remembered(String question, Supplier<List<JsonNode>> answer) {
    if (!PLAYED.containsValue(this)) {
      return answer.get();
    }
    List<JsonNode> known = asked.get(question);
    if (known == null) {
      known = answer.get();
      asked.put(question, known);
    }
    return known;
  }

  private List<JsonNode> pages(String collection, String more) {
    List<JsonNode> rows = new ArrayList<>();
    for (int page = 1; ; page++) {
      Response answer =
          shop(
              "/wp-json/wc/v3/"
                  + collection
                  + "?per_page=100&orderby=id&order=asc&page="
                  + page
                  + more);
      JsonNode body = json(answer);
      body.forEach(rows::add);
      if (body.size() < 100) {
        return rows;
      }
    }
  }

  /** An answer of the till to a GET. */
  public Response till(String path, String query) {
    return till.answer(new Request("GET", path, query, "till", square(), ""));
  }

  /** An answer of the till to a POST. */
  public Response till(String path, JsonNode body) {
    return till.answer(new Request("POST", path, "", "till", square(), body.toString()));
  }

  /** An answer of the till to whoever sends these headers. */
  public Response till(String path, Map<String, String> headers) {
    return till.answer(new Request("GET", path, "", "till", headers, ""));
  }

  public static Map<String, String> square() {
    return Map.of("authorization", "Bearer " + TOKEN, "square-version", "2025-08-20");
  }

  /** Every row of a search, page by page. */
  public List<JsonNode> search(String path, String rowsName, ObjectNode body) {
    List<JsonNode> rows = new ArrayList<>();
    ObjectNode next = body;
    while (true) {
      JsonNode answer = json(till(path, next));
      answer.path(rowsName).forEach(rows::add);
      if (!answer.has("cursor")) {
        return rows;
      }
      next = body.deepCopy();
      next.put("cursor", answer.get("cursor").asText());
    }
  }

  /** Every order of the till. */
  public List<JsonNode> tillOrders() {
    return remembered("till orders", () -> search("/v2/orders/search", "orders", locations()));
  }

  /** A search of orders in both locations. */
  public static ObjectNode locations() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("location_ids").add("LHK1SHOPWARREN").add("LHK2MARKETSTALL");
    return body;
  }

  /** Every row of a list of payments or refunds of one location, since 2020. */
  public List<JsonNode> list(String name, String location) {
    return remembered("till " + name + location, () -> listPages(name, location));
  }

  private List<JsonNode> listPages(String name, String location) {
    List<JsonNode> rows = new ArrayList<>();
    String query = "begin_time=2020-01-01T00:00:00Z&sort_order=ASC&location_id=" + location;
    String cursor = "";
    while (true) {
      JsonNode answer = json(till("/v2/" + name, query + cursor));
      answer.path(name).forEach(rows::add);
      if (!answer.has("cursor")) {
        return rows;
      }
      cursor = "&cursor=" + answer.get("cursor").asText().replace("=", "%3D");
    }
  }

  /** The body of an answer. */
  public static JsonNode json(Response answer) {
    try {
      return Response.read(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + answer.body(), e);
    }
  }
}
