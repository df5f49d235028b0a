package countinghouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every rival must be served the same, whole pages. */
final class OrderPagesTest {
  private static final String TEMPLATE =
      """
      {"id": 5, "number": "5", "customer_id": 3, "refunds": [{"id": 1}],
       "date_created": "2025-01-01T00:00:00", "date_created_gmt": "2025-01-01T05:00:00",
       "date_modified": "2025-01-01T00:00:00", "date_modified_gmt": "2025-01-01T05:00:00",
       "date_paid": null, "date_paid_gmt": null, "date_completed": null, "date_completed_gmt": null,
       "billing": {"email": "ädele@example.com", "phone": "1"},
       "line_items": [{"id": 6, "total": "1.00"}, {"id": 7, "total": "2.00"}],
       "tax_lines": [], "shipping_lines": [{"id": 8}], "fee_lines": [], "coupon_lines": []}
      """;

  private final OrderPages pages =
      new OrderPages(List.of(template()), 250, Instant.parse("2024-01-01T00:00:00Z"), 60);

  @Test
  void aPageHoldsItsPartOfTheListWithIdsOfItsOwn() throws IOException {
    JsonNode page = json(Map.of("offset", "99", "per_page", "100"));

    assertThat(page).hasSize(100);
    assertThat(page.get(0).path("id").asLong()).isEqualTo(OrderTemplate.FIRST_ID + 99);
    assertThat(page.get(0).path("number").asText()).isEqualTo("10000099");
    assertThat(page.findValues("id").stream().map(JsonNode::asLong)).doesNotHaveDuplicates();
    assertThat(page.get(99).path("date_modified_gmt").asText()).isEqualTo("2024-01-01T03:18:00");
    assertThat(page.get(0).at("/billing/email").asText()).matches("buyer\\d{8}@example.com");
  }

  @Test
  void theLastPageIsShortAndTheNextIsEmpty() throws IOException {
    assertThat(json(Map.of("offset", "200", "per_page", "100"))).hasSize(50);
    assertThat(json(Map.of("offset", "250", "per_page", "100"))).isEmpty();
  }

  @Test
  void theBoundsOfTimeAreExclusive() {
    Map<String, String> bounds =
        Map.of("modified_after", "2024-01-01T00:01:00", "modified_before", "2024-01-01T00:04:00");

    assertThat(pages.page(bounds).total()).isEqualTo(2);
    assertThat(pages.page(Map.of("modified_after", "2100-01-01T00:00:00")).total()).isZero();
    assertThat(pages.page(Map.of("status", "trash")).total()).isZero();
    assertThat(pages.page(Map.of()).total()).isEqualTo(250);
  }

  private JsonNode json(Map<String, String> query) throws IOException {
    return new ObjectMapper().readTree(pages.page(query).json());
  }

  private static OrderTemplate template() {
    try {
      return OrderTemplate.of(new ObjectMapper().readTree(TEMPLATE));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
