package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.shop.ShopCustomer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** A user account as the API shows it. */
final class CustomerJson {
  private CustomerJson() {}

  static ObjectNode of(ShopCustomer customer) {
    ObjectNode node = Json.object().put("id", customer.id());
    Times.put(node, "date_created", customer.created());
    Times.put(node, "date_modified", customer.modified());
    node.put("email", customer.email());
    node.put("first_name", customer.billing().firstName());
    node.put("last_name", customer.billing().lastName());
    node.put("role", customer.role()).put("username", customer.username());
    Json.address(node, "billing", customer.billing(), true);
    Json.address(node, "shipping", customer.shipping().reachedBy("", ""), false);
    node.put("is_paying_customer", customer.paying());
    node.put("avatar_url", avatar(customer.email()));
    node.putArray("meta_data");
    Json.links(node, "/customers", "/customers/" + customer.id());
    return node;
  }

  private static String avatar(String email) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return "https://secure.gravatar.com/avatar/"
          + HexFormat.of().formatHex(hash)
          + "?s=96&d=mm&r=g";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
