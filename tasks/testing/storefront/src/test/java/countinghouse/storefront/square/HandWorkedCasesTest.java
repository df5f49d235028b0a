package countinghouse.storefront.square;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases worked out by hand hold together, and plain sums come to what was worked out. */
class HandWorkedCasesTest {
  private static final String RESOURCE = "/countinghouse/storefront/square-cases.json";

  static Stream<JsonNode> cases() {
    try (InputStream stream =
        Objects.requireNonNull(HandWorkedCasesTest.class.getResourceAsStream(RESOURCE))) {
      return StreamSupport.stream(new ObjectMapper().readTree(stream).spliterator(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itsOrdersAddUp(JsonNode worked) {
    assertThat(worked.path("orders")).isNotEmpty();
    Map<String, JsonNode> known = new HashMap<>();
    worked.path("payments").forEach(one -> known.put(one.path("id").asText(), one));
    worked.path("orders").forEach(order -> Identities.check(order, known));
    worked.path("payments").forEach(Identities::checkPayment);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plainSumsComeToTheExpectation(JsonNode worked) {
    Map<String, Long> sums = new HashMap<>();
    for (JsonNode order : worked.path("orders")) {
      if (order.path("state").asText().equals("COMPLETED")) {
        sold(sums, order);
        order.path("returns").forEach(back -> returned(sums, back));
      }
    }
    worked
        .path("expected")
        .properties()
        .forEach(field ->
            assertThat(sums.getOrDefault(field.getKey(), 0L))
                .as(field.getKey())
                .isEqualTo(minor(field.getValue())));
  }

  private static void sold(Map<String, Long> sums, JsonNode order) {
    add(sums, "tax", cents(order, "total_tax_money"));
    add(sums, "tips", cents(order, "total_tip_money"));
    add(sums, "fees", cents(order, "total_service_charge_money"));
    add(sums, "rounding", cents(order.path("rounding_adjustment"), "amount_money"));
    add(sums, "total", cents(order, "total_money"));
    for (JsonNode line : order.path("line_items")) {
      if (line.path("item_type").asText().equals("GIFT_CARD")) {
        add(sums, "gift_cards_sold", cents(line, "total_money"));
      } else {
        long gross = cents(line, "gross_sales_money");
        add(sums, "gross", gross);
        add(sums, "discount", cents(line, "total_discount_money"));
        add(sums, "net_sales", gross - cents(line, "total_discount_money"));
      }
    }
  }

  private static void returned(Map<String, Long> sums, JsonNode back) {
    for (JsonNode line : back.path("return_line_items")) {
      add(
          sums,
          "refund_net",
          cents(line, "gross_return_money") - cents(line, "total_discount_money"));
    }
    add(sums, "refund_tax", cents(back.path("return_amounts"), "tax_money"));
    add(sums, "refund_tips", cents(back.path("return_amounts"), "tip_money"));
    add(sums, "refund_total", cents(back.path("return_amounts"), "total_money"));
  }

  private static void add(Map<String, Long> sums, String name, long cents) {
    sums.merge(name, cents, Long::sum);
  }

  private static long minor(JsonNode amount) {
    return Long.parseLong(amount.asText().replace(".", ""));
  }

  private static long cents(JsonNode node, String name) {
    return node.path(name).path("amount").asLong();
  }
}
