package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.Address;
import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.shop.Meta;
import java.util.List;
import java.util.Locale;

/** Pieces of JSON that several resources share. */
final class Json {
  /** The address the shop calls itself by, whatever port it is served from. */
  static final String SITE = "https://hearthandkiln.example";

  private static final String API = SITE + "/wp-json/wc/v3";
  private static final List<String> ALL_VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A name as WordPress stores it. */
  static String escape(String name) {
    return name.replace("&", "&amp;");
  }

  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  static String money(long cents) {
    return Cents.text(cents);
  }

  static void address(ObjectNode parent, String name, Address address, boolean withEmail) {
    ObjectNode node = parent.putObject(name);
    node.put("first_name", address.firstName());
    node.put("last_name", address.lastName());
    node.put("company", address.company());
    node.put("address_1", address.line1());
    node.put("address_2", address.line2());
    node.put("city", address.city());
    node.put("state", address.state());
    node.put("postcode", address.postcode());
    node.put("country", address.country());
    if (withEmail) {
      node.put("email", address.email());
    }
    node.put("phone", address.phone());
  }

  static void meta(ObjectNode parent, List<Meta> meta) {
    ArrayNode rows = parent.putArray("meta_data");
    for (Meta one : meta) {
      rows.addObject().put("id", one.id()).put("key", one.key()).put("value", one.value());
    }
  }

  /** A row of metadata on an order item, which also says how it is shown. */
  static void shownMeta(
      ArrayNode rows, long id, String key, String value, String shownKey, String shownValue) {
    rows.addObject()
        .put("id", id)
        .put("key", key)
        .put("value", value)
        .put("display_key", shownKey)
        .put("display_value", shownValue);
  }

  /** The links to a record and to its collection. */
  static ObjectNode links(ObjectNode record, String collection, String self) {
    return links(record, collection, self, ALL_VERBS);
  }

  static ObjectNode links(ObjectNode record, String collection, String self, List<String> verbs) {
    ObjectNode links = record.putObject("_links");
    ObjectNode own = links.putArray("self").addObject().put("href", API + self);
    ArrayNode allow = own.putObject("targetHints").putArray("allow");
    verbs.forEach(allow::add);
    link(links, "collection", collection);
    return links;
  }

  static void link(ObjectNode links, String relation, String path) {
    links.putArray(relation).addObject().put("href", API + path);
  }
}
