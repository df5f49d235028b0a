package countinghouse.extractsquare;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.taskkit.TaskFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The account that is read: its locations, and the time zone and currency of the main one.
 *
 * @param id the merchant's id; empty when Square does not say
 * @param locations all of them, inactive ones included
 * @param main the location whose zone and currency stand for the account
 */
record Merchant(String id, List<Location> locations, Location main) {

  /** One place of business. */
  record Location(
      String id, String name, String status, ZoneId zone, String currency, Instant createdAt) {}

  /**
   * Reads the locations. Square's list does not say which is the main one: it is taken to be the
   * oldest active one, else the oldest.
   *
   * @throws TaskFailure 65 when there is none, or one has no usable zone or currency
   */
  static Merchant read(String source, Pages pages) {
    List<JsonRecord> records = new ArrayList<>();
    pages.read(Listings.locations(), json -> records.add(record(source, json)));
    List<Location> locations = records.stream().map(Merchant::location).toList();
    Location main =
        locations.stream()
            .min(
                Comparator.comparing((Location it) -> !it.status().equals("ACTIVE"))
                    .thenComparing(Location::createdAt)
                    .thenComparing(Location::id))
            .orElseThrow(() ->
                TaskFailure.data(
                    "The account has no location",
                    source + ", GET /v2/locations",
                    "Check that the access token belongs to the seller's account"));
    String id = Optional.ofNullable(records.getFirst().text("merchant_id")).orElse("");
    return new Merchant(id, locations, main);
  }

  List<String> locationIds() {
    return locations.stream().map(Location::id).toList();
  }

  private static JsonRecord record(String source, JsonNode json) {
    return JsonRecord.of(source, "locations", "id", json);
  }

  private static Location location(JsonRecord record) {
    ZoneId zone = record.read("timezone", "an IANA time zone name", it -> zone(it.asText()));
    return new Location(
        record.id(),
        Optional.ofNullable(record.text("name")).orElse(""),
        Optional.ofNullable(record.text("status")).orElse(""),
        record.required("timezone", zone),
        record.requiredText("currency"),
        Optional.ofNullable(record.instant("created_at")).orElse(Instant.MAX));
  }

  private static @Nullable ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
