package countinghouse.extractwoocommerce;

import static countinghouse.extractwoocommerce.ShopCells.flag;
import static countinghouse.extractwoocommerce.ShopCells.requiredBigint;
import static countinghouse.extractwoocommerce.ShopCells.text;
import static countinghouse.extractwoocommerce.ShopCells.time;

import countinghouse.apiclient.json.FieldPaths;
import countinghouse.extraction.EntityMapping;
import countinghouse.extraction.HeadMapping;
import java.util.List;

/** One row per registered customer; a guest exists only in its orders. */
final class Customers {
  /** The avatar's address is a hash of the e-mail; the login name is half a credential. */
  private static final ShopContent CONTENT =
      ShopContent.without(List.of("avatar_url", "username"), List.of());

  private static final EntityMapping CUSTOMER =
      EntityMapping.of(
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
          flag("is_paying_customer"));

  private static final FieldPaths KNOWN =
      FieldPaths.of(
          """
          id date_created date_created_gmt date_modified date_modified_gmt email first_name last_name
          role username billing shipping is_paying_customer avatar_url meta_data _links
          """
              .strip()
              .split("\\s+"));

  static final HeadMapping HEAD = HeadMapping.of(ShopHead.SOURCE_KIND, CUSTOMER, CONTENT, KNOWN);

  private Customers() {}
}
