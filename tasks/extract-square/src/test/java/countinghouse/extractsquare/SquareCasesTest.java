package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Reply;
import countinghouse.testsupport.TaskRun;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cases worked out by hand from Square's own text (see "how" in each expected.json). They go
 * through the extractor into a lake; what a mart must make of them is asked of the Parquet files
 * here in the plainest way, and of the marts in their own tests.
 */
final class SquareCasesTest {
  private static final List<String> FIGURES =
      List.of(
          "net_sales",
          "tax",
          "tip",
          "service_charge",
          "gift_cards_sold",
          "rounding",
          "total",
          "refund_net",
          "refund_tax",
          "refund_tip",
          "refund_total");
  private static final String SALE =
      """
      with
      sale as (select * from {orders} where state = 'COMPLETED'),
      line as (
        select l.*, l.total_money - l.total_tax_money - l.total_service_charge_money as net_money
        from {order_lines} l join sale using (record_number)
      )
      select
        (select sum(net_money) from line where item_type <> 'GIFT_CARD'),
        (select sum(total_tax_money) from sale),
        (select sum(total_tip_money) from sale),
        (select sum(total_service_charge_money) from sale),
        (select sum(net_money) from line where item_type = 'GIFT_CARD'),
        (select sum(rounding_money) from sale),
        (select sum(total_money) from sale),
        (select sum(total_money - total_tax_money) from {order_return_lines}),
        (select sum(return_tax_money) from sale),
        (select sum(return_tip_money) from sale),
        (select sum(return_total_money) from sale)
      """;
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return",
        "exchange",
        "split-tender",
        "gift-card-sold-and-spent",
        "inclusive-tax",
        "inclusive-tax-japan",
        "partial-return-with-tip",
        "rounding",
        "service-charge",
        "custom-amount",
        "order-discount",
        "return-without-receipt",
        "open-order"
      })
  void theCaseArrivesWithTheFiguresWorkedOutByHand(String name) {
    extract(name);

    List<@Nullable Object> found = new DuckDb(folder).rows(SALE).getFirst();
    JsonNode expected = Resources.json("cases/" + name + "/expected.json");
    for (int figure = 0; figure < FIGURES.size(); figure++) {
      assertThat(amount(found.get(figure)))
          .as(FIGURES.get(figure))
          .isEqualByComparingTo(expected.path(FIGURES.get(figure)).asText());
    }
    assertTotalsTie(expected);
  }

  /** A hand-made expectation must itself add up. */
  private static void assertTotalsTie(JsonNode expected) {
    assertThat(sum(expected, FIGURES.subList(0, 6)))
        .isEqualByComparingTo(expected.path("total").asText());
    assertThat(sum(expected, FIGURES.subList(7, 10)))
        .isEqualByComparingTo(expected.path("refund_total").asText());
    assertThat(expected.path("how")).isNotEmpty();
  }

  private void extract(String name) {
    try (FakeSquare square = new FakeSquare(folder)) {
      square.that(asked -> answer(name, asked));
      for (String head : List.of("orders", "payments", "refunds")) {
        TaskRun run =
            square.run(
                java.util.Map.of("COUNTINGHOUSE_NOW", "2026-03-06T00:00:00Z"),
                "--head",
                head,
                "--from",
                "2026-03-01T00:00:00Z",
                "--to",
                "2026-03-05T00:00:00Z");
        assertThat(run.exitCode()).as(run.log()).isZero();
        assertThat(run.report().path("details").path("unknown_fields").size())
            .as(run.log())
            .isZero();
      }
    }
  }

  private static Reply answer(String name, Asked asked) {
    return switch (asked.path()) {
      case "/v2/locations" -> Reply.json(200, Resources.text("cases/locations.json"));
      case "/v2/orders/search" -> Reply.json(200, Resources.text("cases/" + name + "/orders.json"));
      case "/v2/payments" ->
          Objects.equals(asked.query().get("location_id"), "CASES-US")
              ? Reply.json(200, Resources.text("cases/" + name + "/payments.json"))
              : Reply.json(200, "{}");
      default -> Reply.json(200, Resources.text("cases/" + name + "/refunds.json"));
    };
  }

  private static BigDecimal sum(JsonNode expected, List<String> figures) {
    return figures.stream()
        .map(it -> new BigDecimal(expected.path(it).asText()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(@Nullable Object value) {
    return value == null ? BigDecimal.ZERO : (BigDecimal) value;
  }
}
