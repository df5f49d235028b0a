package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.People;
import countinghouse.storefront.business.till.Location;

/** Locations and the merchant. */
final class LocationJson {
  private static final String MERCHANT = "MLHEARTHKILN1";

  private LocationJson() {}

  static ObjectNode of(Location location) {
    ObjectNode node = Json.object().put("id", location.id()).put("name", location.title());
    ObjectNode address = node.putObject("address");
    if (location == Location.SHOP) {
      address.put("address_line_1", "12 Warren St").put("locality", "Hudson");
      address.put("postal_code", "12534");
    }
    address.put("administrative_district_level_1", "NY").put("country", "US");
    node.put("timezone", BusinessTime.ZONE.getId());
    node.putArray("capabilities").add("CREDIT_CARD_PROCESSING").add("AUTOMATIC_TRANSFERS");
    node.put("status", "ACTIVE").put("created_at", "2018-05-01T09:00:00Z");
    node.put("merchant_id", MERCHANT).put("country", "US").put("language_code", "en-US");
    node.put("currency", "USD").put("business_name", "Hearth & Kiln");
    node.put("type", location.type()).put("phone_number", People.SHOP_PHONE);
    return node;
  }

  static ObjectNode merchant() {
    return Json.object()
        .put("id", MERCHANT)
        .put("business_name", "Hearth & Kiln")
        .put("country", "US")
        .put("language_code", "en-US")
        .put("currency", "USD")
        .put("status", "ACTIVE")
        .put("main_location_id", Location.SHOP.id())
        .put("created_at", "2018-05-01T09:00:00Z");
  }
}
