package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.taskkit.TaskFailure;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a shop says about itself.
 *
 * @param title its name
 * @param zone its own time zone: a name, or an offset when the shop has none
 * @param currency its currency, ISO 4217
 * @param version of WooCommerce; empty when this key may not read it
 */
record ShopIdentity(String title, ZoneId zone, String currency, String version) {
  private static final String ROOT = "/wp-json/";
  private static final String CURRENCY = "/wp-json/wc/v3/data/currencies/current";
  private static final String STATUS = "/wp-json/wc/v3/system_status";

  /**
   * Asks the shop.
   *
   * @throws TaskFailure (65) when zone or currency are missing or unknown
   */
  static ShopIdentity of(Shop shop) {
    JsonNode root = shop.get(ROOT, "name,timezone_string,gmt_offset");
    String currency = shop.get(CURRENCY, "code").path("code").asText();
    if (!currency.matches("[A-Z]{3}")) {
      throw unknown(shop, "currency", currency);
    }
    String version =
        shop.getIfAllowed(STATUS, "environment")
            .map(it -> it.path("environment").path("version").asText())
            .orElse("");
    return new ShopIdentity(
        HtmlText.plain(root.path("name").asText()), zone(shop, root), currency, version);
  }

  private static ZoneId zone(Shop shop, JsonNode root) {
    String name = root.path("timezone_string").asText();
    double offset = root.path("gmt_offset").asDouble();
    try {
      if (!name.isEmpty()) {
        return ZoneId.of(name);
      }
      return ZoneOffset.ofTotalSeconds((int) Math.round(offset * 3600));
    } catch (DateTimeException e) {
      throw unknown(shop, "time zone", name + " / " + offset);
    }
  }

  private static TaskFailure unknown(Shop shop, String what, String value) {
    return TaskFailure.data(
        "The shop's " + what + " is unknown: \"" + value + "\"",
        shop.name() + ", settings",
        "Set it in the shop (Settings, General, and WooCommerce, Settings, General)");
  }
}
