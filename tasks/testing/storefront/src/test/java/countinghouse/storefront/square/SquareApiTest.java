package countinghouse.storefront.square;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.Shown;
import countinghouse.storefront.http.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Square's rules of asking: permission, version, cursors, ranges, defaults. */
class SquareApiTest {
  private static final String ORDERS = "/v2/orders/search";
  private final Shown till = Shown.after(60);

  @Test
  void withoutTheTokenNothingIsShown() {
    Response answer = till.till("/v2/locations", Map.of("square-version", "2025-08-20"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(code(answer)).isEqualTo("UNAUTHORIZED");
  }

  @Test
  void theVersionIsWantedAndSaidAgain() {
    Response without = till.till("/v2/locations", Map.of("authorization", "Bearer EAAAtest"));
    assertThat(without.status()).isEqualTo(400);
    assertThat(till.till("/v2/locations", "").headers())
        .containsEntry("Square-Version", "2025-08-20");
  }

  @Test
  void pagesJoinedByTheirCursorHoldEveryOrderOnce() {
    ObjectNode body = byUpdate("ASC").put("limit", 70);
    List<JsonNode> rows = till.search(ORDERS, "orders", body);
    assertThat(rows).extracting(row -> row.path("id").asText()).doesNotHaveDuplicates();
    assertThat(rows).hasSameSizeAs(till.business().till().orders());
    assertThat(rows).extracting(row -> row.path("updated_at").asText()).isSorted();
  }

  @Test
  void aCursorIsOnlyGoodForTheBodyItCameFrom() {
    ObjectNode body = byUpdate("ASC").put("limit", 10);
    String cursor = Shown.json(till.till(ORDERS, body)).path("cursor").asText();
    ObjectNode other = byUpdate("DESC").put("limit", 10).put("cursor", cursor);
    Response answer = till.till(ORDERS, other);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("INVALID_CURSOR");
    assertThat(code(till.till(ORDERS, body.put("cursor", "!?")))).isEqualTo("INVALID_CURSOR");
  }

  @Test
  void bothEndsOfARangeBelongToIt() {
    String time =
        Shown.json(till.till(ORDERS, byUpdate("ASC").put("limit", 1)))
            .path("orders")
            .path(0)
            .path("updated_at")
            .asText();
    ObjectNode body = byUpdate("ASC");
    body.withObject("/query/filter/date_time_filter/updated_at")
        .put("start_at", time)
        .put("end_at", time);
    assertThat(Shown.json(till.till(ORDERS, body)).path("orders")).isNotEmpty();
  }

  @Test
  void theRangeMustBeOfTheFieldThatIsSortedBy() {
    ObjectNode body = byUpdate("ASC");
    body.withObject("/query/filter/date_time_filter/created_at")
        .put("start_at", "2025-01-01T00:00:00Z");
    assertThat(till.till(ORDERS, body).status()).isEqualTo(400);
  }

  @Test
  void locationsAreWantedKnownAndAtMostTen() {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    assertThat(code(till.till(ORDERS, none))).isEqualTo("MISSING_REQUIRED_PARAMETER");
    ObjectNode unknown = JsonNodeFactory.instance.objectNode();
    unknown.putArray("location_ids").add("LNOWHERE");
    assertThat(code(till.till(ORDERS, unknown))).isEqualTo("INVALID_VALUE");
    ObjectNode many = JsonNodeFactory.instance.objectNode();
    for (int count = 0; count < 11; count++) {
      many.withArrayProperty("location_ids").add("LHK1SHOPWARREN");
    }
    assertThat(till.till(ORDERS, many).status()).isEqualTo(400);
  }

  @Test
  void aLimitAboveTheMostIsRefusedForOrdersAndHeardForPaymentsAsTheMost() {
    assertThat(code(till.till(ORDERS, byUpdate("ASC").put("limit", 1001))))
        .isEqualTo("VALUE_TOO_HIGH");
    assertThat(Shown.json(till.till("/v2/payments", "limit=500")).path("payments")).hasSize(100);
  }

  @Test
  void statesCanBeChosenAndEntriesAskedFor() {
    ObjectNode body = byUpdate("ASC").put("return_entries", true);
    body.withObject("/query/filter/state_filter").putArray("states").add("CANCELED");
    JsonNode answer = Shown.json(till.till(ORDERS, body));
    assertThat(answer.has("orders")).isFalse();
    assertThat(answer.path("order_entries")).isNotEmpty();
    String id = answer.path("order_entries").path(0).path("order_id").asText();
    JsonNode order = Shown.json(till.till("/v2/orders/" + id, "")).path("order");
    assertThat(order.path("state").asText()).isEqualTo("CANCELED");
  }

  @Test
  void paymentsAreTheMainLocationsUnlessAskedOtherwise() {
    JsonNode answer = Shown.json(till.till("/v2/payments", ""));
    assertThat(answer.path("payments"))
        .extracting(one -> one.path("location_id").asText())
        .containsOnly("LHK1SHOPWARREN");
    assertThat(till.list("payments", "LHK2MARKETSTALL")).isNotEmpty();
  }

  @Test
  void paymentsAreTheLastYearsEvenWhenUpdateTimesAreGiven() {
    Shown later = Shown.after(400);
    String query = "updated_at_begin_time=2025-01-01T00:00:00Z&sort_order=ASC&limit=1";
    JsonNode first = Shown.json(later.till("/v2/payments", query)).path("payments").path(0);
    assertThat(first.path("created_at").asText()).startsWith("2025-02-0");
    JsonNode all =
        Shown.json(later.till("/v2/payments", query + "&begin_time=2024-01-01T00:00:00Z"));
    assertThat(all.path("payments").path(0).path("created_at").asText()).startsWith("2025-01-0");
  }

  @Test
  void feesArriveAfterThePaymentAndMoveIt() {
    assertThat(till.list("payments", "LHK1SHOPWARREN"))
        .filteredOn(one -> one.has("processing_fee"))
        .isNotEmpty()
        .allMatch(one ->
            Instant.parse(one.path("updated_at").asText())
                .isAfter(Instant.parse(one.path("created_at").asText())));
  }

  @Test
  void theCatalogueShowsWhatChangedAfterATimeAndTombstonesOnRequest() {
    Shown later = Shown.after(400);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("object_types").add("ITEM").add("ITEM_VARIATION");
    body.put("begin_time", "2025-07-01T00:00:00Z").put("include_deleted_objects", true);
    List<JsonNode> changed = later.search("/v2/catalog/search", "objects", body);
    assertThat(changed).anyMatch(one -> one.path("is_deleted").asBoolean());
    String latest = Shown.json(later.till("/v2/catalog/search", body)).path("latest_time").asText();
    body.put("begin_time", latest);
    assertThat(later.search("/v2/catalog/search", "objects", body)).isEmpty();
    body.put("begin_time", "2025-07-01T00:00:00Z").remove("include_deleted_objects");
    assertThat(later.search("/v2/catalog/search", "objects", body))
        .isNotEmpty()
        .noneMatch(one -> one.path("is_deleted").asBoolean());
  }

  @Test
  void customersComeInPagesOfAHundredWithTheirCount() {
    Shown later = Shown.after(400);
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("count", true);
    body.withObject("/query/sort").put("field", "CREATED_AT").put("order", "ASC");
    JsonNode first = Shown.json(later.till("/v2/customers/search", body));
    assertThat(first.path("customers")).hasSize(100);
    assertThat(later.search("/v2/customers/search", "customers", body))
        .hasSize(first.path("count").asInt());
    assertThat(code(later.till("/v2/customers/search", body.put("limit", 101))))
        .isEqualTo("VALUE_TOO_HIGH");
  }

  @Test
  void groupsOfCustomersComeInPagesOfAtMostFiftyAndTheirIdsTellNothing() {
    JsonNode all = Shown.json(till.till("/v2/customers/groups", "limit=50")).path("groups");
    JsonNode first = Shown.json(till.till("/v2/customers/groups", "limit=2"));
    String cursor = first.path("cursor").asText().replace("=", "%3D");
    JsonNode second = Shown.json(till.till("/v2/customers/groups", "limit=2&cursor=" + cursor));

    assertThat(all)
        .extracting(group -> group.path("name").asText())
        .containsExactlyInAnyOrder("Wholesale", "Regulars", "Kiln club");
    assertThat(all)
        .allMatch(group -> group.path("id").asText().length() == 26)
        .noneMatch(group ->
            group
                .path("id")
                .asText()
                .contains(group.path("name").asText().toUpperCase(Locale.ROOT)));
    assertThat(first.path("groups")).hasSize(2);
    assertThat(second.path("groups")).hasSize(1);
    assertThat(second.has("cursor")).isFalse();
    assertThat(code(till.till("/v2/customers/groups", "limit=51"))).isEqualTo("VALUE_TOO_HIGH");
    assertThat(code(till.till("/v2/customers/groups", "limit=0"))).isEqualTo("VALUE_TOO_LOW");
    assertThat(code(till.till("/v2/customers/groups", "limit=many"))).isEqualTo("EXPECTED_INTEGER");
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    assertThat(code(till.till("/v2/payments", "begin_time=2025-13-01"))).isEqualTo("INVALID_TIME");
  }

  private static ObjectNode byUpdate(String order) {
    ObjectNode body = Shown.locations();
    body.withObject("/query/sort").put("sort_field", "UPDATED_AT").put("sort_order", order);
    return body;
  }

  private static String code(Response answer) {
    return Shown.json(answer).path("errors").path(0).path("code").asText();
  }
}
