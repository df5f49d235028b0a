package countinghouse.extractsquare;

import static countinghouse.extractsquare.SquareCells.key;
import static countinghouse.extractsquare.SquareCells.text;
import static countinghouse.extractsquare.SquareCells.time;

import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.Cell;
import countinghouse.extraction.EntityMapping;
import countinghouse.extraction.HeadMapping;
import countinghouse.lake.ColumnType;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One row per location, per customer profile, and per group of customers. */
final class DirectoryMapping {
  private DirectoryMapping() {}

  static HeadMapping locations() {
    return SquareMapping.of(location(), FieldPaths.of("tax_ids"), FieldPaths.of("updated_at"));
  }

  /** Square works out segments anew all the time, without raising the profile's version. */
  static HeadMapping customers() {
    return SquareMapping.of(
        customer(),
        FieldPaths.of("cards", "tax_ids"),
        FieldPaths.of("updated_at", "version", "segment_ids"));
  }

  /** A group has an id, a name and two times, no more; who is in it stands in the profiles. */
  static HeadMapping customerGroups() {
    return SquareMapping.of(customerGroup(), FieldPaths.of(), FieldPaths.of("updated_at"));
  }

  private static EntityMapping location() {
    return EntityMapping.of(
        "locations",
        key("id"),
        text("name"),
        text("status"),
        text("type"),
        text("timezone"),
        text("currency"),
        text("country"),
        text("city", "address.locality"),
        text("merchant_id"),
        time("created_at"));
  }

  private static EntityMapping customer() {
    return EntityMapping.of(
        "customers",
        key("id"),
        time("created_at"),
        time("updated_at"),
        text("given_name"),
        text("family_name"),
        text("company_name"),
        text("email_address"),
        text("phone_number"),
        text("city", "address.locality"),
        text("state", "address.administrative_district_level_1"),
        text("postcode", "address.postal_code"),
        text("country", "address.country"),
        text("reference_id"),
        text("creation_source"),
        Cell.optional("group_ids", ColumnType.TEXT, DirectoryMapping::groups));
  }

  private static EntityMapping customerGroup() {
    return EntityMapping.of(
        "customer_groups", key("id"), text("name"), time("created_at"), time("updated_at"));
  }

  static @Nullable String groups(JsonRecord customer) {
    List<String> ids =
        customer.read(
            "group_ids",
            "an array of texts",
            array ->
                array.isArray()
                        && StreamSupport.stream(array.spliterator(), false)
                            .allMatch(it -> it.isTextual())
                    ? StreamSupport.stream(array.spliterator(), false)
                        .map(it -> it.textValue())
                        .toList()
                    : null);
    return ids == null ? null : String.join(",", ids);
  }
}
