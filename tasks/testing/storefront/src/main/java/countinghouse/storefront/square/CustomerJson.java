package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.Address;
import countinghouse.storefront.business.till.CustomerGroup;
import countinghouse.storefront.business.till.TillCustomer;
import java.util.List;

/** A customer profile as the API shows it. */
final class CustomerJson {
  private static final String SEGMENT = "HK4T8Q.CUSTOMER_LIST";

  private CustomerJson() {}

  static ObjectNode of(TillCustomer customer) {
    ObjectNode node = Json.object().put("id", customer.id());
    node.put("created_at", Json.time(customer.created()));
    node.put("updated_at", Json.time(customer.updated()));
    Json.text(node, "given_name", customer.givenName());
    Json.text(node, "family_name", customer.familyName());
    Json.text(node, "company_name", customer.company());
    Json.text(node, "email_address", customer.email());
    Address home = customer.address();
    if (home != null) {
      address(node.putObject("address"), home);
    }
    Json.text(node, "phone_number", customer.phone());
    Json.text(node, "note", customer.note());
    node.putObject("preferences").put("email_unsubscribed", false);
    node.put("creation_source", customer.source());
    groups(node, customer);
    return node.put("version", customer.version());
  }

  private static void groups(ObjectNode node, TillCustomer customer) {
    List<CustomerGroup> groups = customer.groups();
    if (!groups.isEmpty()) {
      ArrayNode ids = node.putArray("group_ids");
      groups.forEach(group -> ids.add(group.id()));
    }
    node.putArray("segment_ids").add(SEGMENT);
  }

  private static void address(ObjectNode node, Address home) {
    node.put("address_line_1", home.line1()).put("locality", home.city());
    node.put("administrative_district_level_1", home.state());
    node.put("postal_code", home.postcode()).put("country", home.country());
  }
}
