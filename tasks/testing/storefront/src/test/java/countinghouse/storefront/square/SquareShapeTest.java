package countinghouse.storefront.square;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.Shape;
import countinghouse.storefront.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything the till shows fits Square's own OpenAPI document, which is a third party's and stands
 * outside the project; without it these tests are skipped.
 */
class SquareShapeTest {
  private static final Path SQUARE =
      Path.of(System.getProperty("root.dir", ".")).resolve("../shared/recorded/square");

  /** What the constructed examples have and the simulated till does without. */
  private static final Set<String> NEVER_SHOWN =
      Set.of(
          "location_overrides",
          "present_at_location_ids",
          "length_unit",
          ".upc ",
          ".sort_name",
          ".birthday",
          ".nickname",
          "Customer.reference_id",
          ".business_hours",
          ".mcc",
          ".website_url",
          ".pickup_details.recipient.",
          ".metadata.basket",
          ".card_details.application_",
          ".card_details.avs_status",
          ".card_details.cvv_status",
          ".card_details.verification_",
          "Payment.reference_id",
          ".wallet_details");

  private static final Shown SHOWN = Shown.after(400);
  private static final Map<String, List<JsonNode>> RECORDS = records();

  @BeforeEach
  void squaresDocumentIsThere() {
    assumeTrue(
        Files.exists(SQUARE.resolve("openapi.json")),
        "Skipped: ../shared/recorded/square/openapi.json is not there");
  }

  @Test
  void everyRecordFitsItsSchema() throws IOException {
    Schemas schemas = new Schemas(read("openapi.json").path("components").path("schemas"));
    List<String> problems = new ArrayList<>();
    RECORDS.forEach(
        (schema, rows) -> rows.forEach(row -> schemas.check(schema, row, schema, problems)));
    assertThat(problems.stream().distinct().limit(20)).isEmpty();
  }

  @Test
  void everyGroupOfCustomersFitsItsSchema() throws IOException {
    JsonNode known = read("openapi.json").path("components").path("schemas");
    assumeTrue(
        known.has("CustomerGroup"),
        "Skipped: ../shared/recorded/square/openapi.json leaves CustomerGroup out");
    List<String> problems = new ArrayList<>();
    for (JsonNode group : Shown.json(SHOWN.till("/v2/customers/groups", "")).path("groups")) {
      new Schemas(known).check("CustomerGroup", group, "CustomerGroup", problems);
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void everythingInTheConstructedExamplesOccurs() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Map.Entry<String, List<JsonNode>> kind : RECORDS.entrySet()) {
      Set<String> examples = Shape.of(examples(kind.getKey())).seen();
      examples.removeAll(Shape.of(kind.getValue()).seen());
      examples.forEach(one -> missing.add(kind.getKey() + one));
    }
    missing.removeIf(one -> NEVER_SHOWN.stream().anyMatch(one::contains));
    assertThat(missing).isEmpty();
  }

  private static List<JsonNode> examples(String schema) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    switch (schema) {
      case "Order" -> pages(rows, "SearchOrders", "orders");
      case "Payment" -> pages(rows, "ListPayments", "payments");
      case "PaymentRefund" -> pages(rows, "ListPaymentRefunds", "refunds");
      case "CatalogObject" -> pages(rows, "SearchCatalogObjects", "objects");
      case "Customer" -> pages(rows, "SearchCustomers", "customers");
      default ->
          read("examples-made/ListLocations.response.json").path("locations").forEach(rows::add);
    }
    return rows;
  }

  private static void pages(List<JsonNode> rows, String operation, String name) throws IOException {
    for (int page = 1; page <= 2; page++) {
      read("examples-made/" + operation + ".page" + page + ".response.json")
          .path(name)
          .forEach(rows::add);
    }
  }

  private static Map<String, List<JsonNode>> records() {
    List<JsonNode> payments = new ArrayList<>(SHOWN.list("payments", "LHK1SHOPWARREN"));
    payments.addAll(SHOWN.list("payments", "LHK2MARKETSTALL"));
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    catalog.put("include_deleted_objects", true);
    List<JsonNode> locations = new ArrayList<>();
    Shown.json(SHOWN.till("/v2/locations", "")).path("locations").forEach(locations::add);
    return Map.of(
        "Order", SHOWN.tillOrders(),
        "Payment", payments,
        "PaymentRefund", SHOWN.list("refunds", "LHK1SHOPWARREN"),
        "CatalogObject", SHOWN.search("/v2/catalog/search", "objects", catalog),
        "Customer",
            SHOWN.search(
                "/v2/customers/search", "customers", JsonNodeFactory.instance.objectNode()),
        "Location", locations);
  }

  private static JsonNode read(String name) throws IOException {
    return new ObjectMapper().readTree(SQUARE.resolve(name).toFile());
  }
}
