package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.Request;
import countinghouse.taskkit.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What Square is asked for, word for word as its reference has it. */
final class ListingsTest {
  static final Window WINDOW =
      new Window(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-05T00:00:00Z"));

  private final Listings listings = new Listings(List.of("L1", "L2"));

  @Test
  void ordersAreSearchedByTheTimeTheyAreSortedBy() {
    Listing modified = only(listings.dated(SquareHead.ORDERS, DatedBy.MODIFIED, WINDOW));

    assertThat(modified.field()).isEqualTo("orders");
    assertThat(modified.pageSize()).isEqualTo(500);
    assertThat(modified.first().path()).isEqualTo("/v2/orders/search");
    assertThat(modified.first().body())
        .isEqualTo(
            json(
                """
                {"location_ids": ["L1", "L2"],
                 "query": {"filter": {"date_time_filter": {"updated_at": {
                             "start_at": "2026-03-01T00:00:00Z",
                             "end_at": "2026-03-05T00:00:00Z"}}},
                           "sort": {"sort_field": "UPDATED_AT", "sort_order": "ASC"}},
                 "limit": 500, "return_entries": false}
                """));

    Listing created = only(listings.dated(SquareHead.ORDERS, DatedBy.CREATED, WINDOW));
    assertThat(body(created).at("/query/filter/date_time_filter").fieldNames())
        .toIterable()
        .containsExactly("created_at");
    assertThat(body(created).at("/query/sort/sort_field").asText()).isEqualTo("CREATED_AT");
  }

  @Test
  void theIdsOfOrdersAreEntriesByCreation() {
    Listing ids = only(listings.orderIds(WINDOW));

    assertThat(ids.field()).isEqualTo("order_entries");
    assertThat(ids.pageSize()).isEqualTo(1000);
    assertThat(body(ids).path("return_entries").asBoolean()).isTrue();
    assertThat(body(ids).path("limit").asInt()).isEqualTo(1000);
    assertThat(body(ids).at("/query/sort/sort_field").asText()).isEqualTo("CREATED_AT");
  }

  @Test
  void paymentsAreListedAtEachLocationAndRefundsAtOnce() {
    assertThat(listings.dated(SquareHead.PAYMENTS, DatedBy.CREATED, WINDOW))
        .extracting(it -> it.first().toString())
        .containsExactly(
            "GET /v2/payments?begin_time=2026-03-01T00%3A00%3A00Z"
                + "&end_time=2026-03-05T00%3A00%3A00Z"
                + "&sort_field=CREATED_AT&sort_order=ASC&limit=100&location_id=L1",
            "GET /v2/payments?begin_time=2026-03-01T00%3A00%3A00Z"
                + "&end_time=2026-03-05T00%3A00%3A00Z"
                + "&sort_field=CREATED_AT&sort_order=ASC&limit=100&location_id=L2");
    Listing refunds = only(listings.dated(SquareHead.REFUNDS, DatedBy.MODIFIED, WINDOW));
    assertThat(refunds.first().path()).isEqualTo("/v2/refunds");
    assertThat(refunds.first().query())
        .containsEntry("begin_time", "2009-01-01T00:00:00Z")
        .containsEntry("end_time", "2026-03-05T00:00:00Z")
        .containsEntry("updated_at_begin_time", "2026-03-01T00:00:00Z")
        .containsEntry("updated_at_end_time", "2026-03-05T00:00:00Z")
        .doesNotContainKey("location_id");
    assertThat(refunds.field()).isEqualTo("refunds");
    assertThat(refunds.pageSize()).isEqualTo(100);
  }

  @Test
  void theFirstRecordOfEveryListIsAskedForAlone() {
    assertThat(listings.firsts(SquareHead.ORDERS, WINDOW))
        .singleElement()
        .satisfies(it -> assertThat(body(it).path("limit").asInt()).isEqualTo(1))
        .satisfies(it -> assertThat(body(it).path("return_entries").asBoolean(true)).isFalse());
    assertThat(listings.firsts(SquareHead.PAYMENTS, WINDOW))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.first().query()).containsEntry("limit", "1"));
    assertThat(listings.firsts(SquareHead.REFUNDS, WINDOW))
        .singleElement()
        .satisfies(it -> assertThat(it.first().query()).containsEntry("limit", "1"));
  }

  @ParameterizedTest
  @CsvSource({"ITEMS, ITEM", "VARIATIONS, ITEM_VARIATION", "CATALOG_CATEGORIES, CATEGORY"})
  void theCatalogueIsSearchedByTypeWithWhatWasDeleted(SquareHead head, String type) {
    Listing listing = only(listings.whole(head));

    assertThat(listing.first().path()).isEqualTo("/v2/catalog/search");
    assertThat(listing.field()).isEqualTo("objects");
    assertThat(listing.pageSize()).isEqualTo(500);
    assertThat(listing.first().body())
        .isEqualTo(
            json(
                "{\"object_types\": [\"%s\"], \"include_deleted_objects\": true, \"limit\": 500}"
                    .formatted(type)));
  }

  @Test
  void customersAreSearchedInTheOrderInWhichTheyCame() {
    Listing customers = only(listings.whole(SquareHead.CUSTOMERS));
    String sorted = "\"query\": {\"sort\": {\"field\": \"CREATED_AT\", \"order\": \"ASC\"}}";

    assertThat(customers.field()).isEqualTo("customers");
    assertThat(customers.pageSize()).isEqualTo(100);
    assertThat(customers.first().body()).isEqualTo(json("{\"limit\": 100, " + sorted + "}"));
    assertThat(Listings.customerCount().body())
        .isEqualTo(json("{\"limit\": 1, \"count\": true, " + sorted + "}"));
    assertThat(only(listings.whole(SquareHead.LOCATIONS))).isEqualTo(Listings.locations());
    assertThat(Listings.locations())
        .isEqualTo(new Listing(Request.get("/v2/locations"), "locations", 0));
  }

  @Test
  void aFurtherPageIsTheSameListWithTheCursorInItsBodyOrItsAddress() {
    Listing orders = only(listings.orderIds(WINDOW));
    JsonNode further = Objects.requireNonNull(orders.after("next").body());

    assertThat(further.path("cursor").asText()).isEqualTo("next");
    assertThat(orders.after("next").path()).isEqualTo(orders.first().path());
    assertThat(body(orders).has("cursor")).isFalse();
    assertThat(Listings.locations().after("next").query()).containsEntry("cursor", "next");
  }

  @ParameterizedTest
  @EnumSource(
      value = SquareHead.class,
      names = {"ORDERS", "PAYMENTS", "REFUNDS"})
  void whatIsReadByWindowsIsNotReadWhole(SquareHead head) {
    assertThatThrownBy(() -> listings.whole(head))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("by windows");
  }

  @ParameterizedTest
  @EnumSource(
      value = SquareHead.class,
      mode = Mode.EXCLUDE,
      names = {"ORDERS", "PAYMENTS", "REFUNDS"})
  void whatIsReadWholeIsNotReadByWindows(SquareHead head) {
    assertThatThrownBy(() -> listings.dated(head, DatedBy.MODIFIED, WINDOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole");
    assertThatThrownBy(() -> listings.firsts(head, WINDOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole");
  }

  private static Listing only(List<Listing> listings) {
    assertThat(listings).hasSize(1);
    return listings.getFirst();
  }

  static JsonNode body(Listing listing) {
    return Objects.requireNonNull(listing.first().body());
  }

  private static JsonNode json(String text) {
    return Resources.parsed(text);
  }
}
