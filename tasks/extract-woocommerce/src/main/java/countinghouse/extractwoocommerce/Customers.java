package countinghouse.extractwoocommerce;

import static countinghouse.extractwoocommerce.Cell.flag;
import static countinghouse.extractwoocommerce.Cell.requiredBigint;
import static countinghouse.extractwoocommerce.Cell.text;
import static countinghouse.extractwoocommerce.Cell.time;

import countinghouse.apiclient.json.FieldPaths;
import java.util.List;
import java.util.Map;

/** One row per registered customer; a guest exists only in its orders. */
final class Customers {
  /** The avatar's address is a hash of the e-mail; the login name is half a credential. */
  private static final Content CONTENT =
      Content.without(List.of("avatar_url", "username"), List.of());

  private static final Shape CUSTOMER =
      Shape.of(
          "customers",
          requiredBigint("id", "id"),
          time("date_created"),
          time("date_modified"),
          text("email"),
          text("first_name"),
          text("last_name"),
          text("role"),
          text("company", "billing.company"),
          text("phone", "billing.phone"),
          text("city", "billing.city"),
          text("state", "billing.state"),
          text("postcode", "billing.postcode"),
          text("country", "billing.country"),
          flag("is_paying_customer"),
          CONTENT.hash(),
          CONTENT.payload());

  private static final FieldPaths KNOWN =
      FieldPaths.of(
          """
          id date_created date_created_gmt date_modified date_modified_gmt email first_name last_name
          role username billing shipping is_paying_customer avatar_url meta_data _links
          """
              .strip()
              .split("\\s+"));

  static final Kind KIND = new Kind(CUSTOMER, Map.of(), KNOWN);

  private Customers() {}
}
