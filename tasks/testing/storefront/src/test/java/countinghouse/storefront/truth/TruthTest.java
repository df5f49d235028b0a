package countinghouse.storefront.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.storefront.Shown;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The truth agrees with plain sums over the JSON that both APIs show, measure by measure. */
class TruthTest {
  private static final Set<String> SALES = Set.of("processing", "completed", "refunded");
  private final Shown shown = Shown.after(400);
  private final Truth truth = new Truth(shown.business());

  @Test
  void theShopsDaysAreTheSumsOfItsOrdersAndRefunds() {
    Map<String, Map<Measure, BigDecimal>> sums = new TreeMap<>();
    Set<String> counted = new HashSet<>();
    for (JsonNode order : shown.all("orders", "")) {
      if (SALES.contains(order.path("status").asText())) {
        counted.add(order.path("id").asText());
        PlainSums.sale(sums.computeIfAbsent(day(order), key -> new HashMap<>()), order);
      }
    }
    for (JsonNode refund : shown.all("refunds", "")) {
      if (counted.contains(refund.path("parent_id").asText())) {
        PlainSums.refund(sums.computeIfAbsent(day(refund), key -> new HashMap<>()), refund);
      }
    }
    assertThat(text(sums)).isEqualTo(text(Source.WOOCOMMERCE));
  }

  @Test
  void theTillsDaysAreTheSumsOfItsOrders() {
    Map<String, Map<Measure, BigDecimal>> sums = new TreeMap<>();
    Set<String> mirrors = mirrors();
    Map<String, JsonNode> orders = new HashMap<>();
    shown.tillOrders().forEach(order -> orders.put(order.path("id").asText(), order));
    for (JsonNode order : orders.values()) {
      if (!order.path("state").asText().equals("COMPLETED")) {
        continue;
      }
      Map<Measure, BigDecimal> day = sums.computeIfAbsent(closed(order), key -> new HashMap<>());
      if (order.has("line_items") && !mirrors.contains(order.path("id").asText())) {
        PlainSums.tillSale(day, order);
      }
      for (JsonNode back : order.path("returns")) {
        String source = back.path("source_order_id").asText("");
        JsonNode sold = orders.get(source);
        if ((sold == null || completed(sold)) && !mirrors.contains(source)) {
          PlainSums.tillRefund(day, back);
        }
      }
    }
    sums.values().removeIf(Map::isEmpty);
    assertThat(text(sums)).isEqualTo(text(Source.SQUARE));
  }

  @Test
  void everyRowAddsUp() {
    for (Totals totals : truth.days().values()) {
      assertThat(totals.get(Measure.TOTAL))
          .isEqualTo(
              totals.get(Measure.NET_SALES)
                  + totals.get(Measure.TAX)
                  + totals.get(Measure.SHIPPING)
                  + totals.get(Measure.TIPS)
                  + totals.get(Measure.FEES)
                  + totals.get(Measure.GIFT_CARDS_SOLD)
                  + totals.get(Measure.ROUNDING));
      assertThat(totals.get(Measure.REFUND_TOTAL))
          .isEqualTo(
              totals.get(Measure.REFUND_NET)
                  + totals.get(Measure.REFUND_TAX)
                  + totals.get(Measure.REFUND_SHIPPING)
                  + totals.get(Measure.REFUND_TIPS));
    }
  }

  @Test
  void productsAddUpToNetSales() {
    for (Source source : Source.values()) {
      long products =
          truth.products().entrySet().stream()
              .filter(entry -> entry.getKey().source() == source)
              .mapToLong(entry -> entry.getValue().net())
              .sum();
      long days =
          truth.days().entrySet().stream()
              .filter(entry -> entry.getKey().source() == source)
              .mapToLong(entry -> entry.getValue().get(Measure.NET_SALES))
              .sum();
      assertThat(products).as(source.id()).isEqualTo(days).isPositive();
    }
  }

  @Test
  void everyMeasureOfItsSourceOccurs() {
    for (Measure measure : Measure.values()) {
      assertThat(truth.days().values()).anyMatch(totals -> totals.get(measure) != 0);
    }
  }

  /** The three ways in which a till order is known to repeat a web order. */
  private Set<String> mirrors() {
    Set<String> mirrors = new HashSet<>();
    Set<String> payments = new HashSet<>();
    for (JsonNode order : shown.all("orders", "")) {
      payments.add(order.path("transaction_id").asText());
      for (JsonNode meta : order.path("meta_data")) {
        if (meta.path("key").asText().endsWith("_square_order_id")) {
          mirrors.add(meta.path("value").asText());
        }
      }
    }
    for (JsonNode order : shown.tillOrders()) {
      boolean named = order.path("metadata").has("wc_order_id");
      boolean paid =
          payments.contains(order.path("tenders").path(0).path("payment_id").asText("-"));
      if (named || paid) {
        mirrors.add(order.path("id").asText());
      }
    }
    return mirrors;
  }

  private static String day(JsonNode record) {
    return LocalDateTime.parse(record.path("date_created_gmt").asText())
        .atZone(ZoneOffset.UTC)
        .withZoneSameInstant(ZoneId.of("America/New_York"))
        .toLocalDate()
        .toString();
  }

  private static boolean completed(JsonNode order) {
    return order.path("state").asText().equals("COMPLETED");
  }

  private static String closed(JsonNode order) {
    return Instant.parse(order.path("closed_at").asText())
        .atZone(ZoneId.of("America/New_York"))
        .toLocalDate()
        .toString();
  }

  private static List<String> text(Map<String, Map<Measure, BigDecimal>> sums) {
    return sums.entrySet().stream()
        .map(entry -> {
          StringBuilder row = new StringBuilder(entry.getKey());
          for (Measure measure : Measure.values()) {
            BigDecimal sum = entry.getValue().getOrDefault(measure, BigDecimal.ZERO);
            row.append(",").append(sum.setScale(measure.isMoney() ? 2 : 0).toPlainString());
          }
          return row.toString();
        })
        .toList();
  }

  private List<String> text(Source source) {
    return truth.days().entrySet().stream()
        .filter(entry -> entry.getKey().source() == source)
        .map(entry -> {
          StringBuilder row = new StringBuilder(entry.getKey().day().toString());
          for (Measure measure : Measure.values()) {
            row.append(",").append(entry.getValue().text(measure));
          }
          return row.toString();
        })
        .toList();
  }
}
