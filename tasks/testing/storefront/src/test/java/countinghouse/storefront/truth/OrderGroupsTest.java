package countinghouse.storefront.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import countinghouse.storefront.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The groups of orders agree with plain counts and sums over the JSON that both APIs show. */
class OrderGroupsTest {
  private static final Set<String> SALES = Set.of("processing", "completed", "refunded");
  private final Shown shown = Shown.after(400);
  private final String csv = new OrderGroups(shown.business()).csv();

  @Test
  void aCouponsDiscountIsTheSumOfItsLinesInTheShopsSales() {
    Map<String, BigDecimal> discounts = new TreeMap<>();
    Map<String, Integer> orders = new TreeMap<>();
    for (JsonNode order : sales(it -> true)) {
      for (JsonNode coupon : order.path("coupon_lines")) {
        String code = coupon.path("code").asText();
        discounts.merge(code, new BigDecimal(coupon.path("discount").asText()), BigDecimal::add);
        orders.merge(code, 1, Integer::sum);
      }
    }

    assertThat(discounts).isNotEmpty();
    discounts.forEach((code, discount) ->
        assertThat(csv)
            .contains(
                "woocommerce,promotion,%s,%d,%s,0.00,0.00\n"
                    .formatted(code, orders.get(code), discount)));
  }

  @Test
  void aSaleOfTheShopIsPaidAndCompletedWhenItSaysWhen() {
    assertThat(csv)
        .contains("woocommerce,milestone,sold," + sales(it -> true).size() + ",")
        .contains(
            "woocommerce,milestone,paid," + sales(it -> !it.path("date_paid").isNull()).size())
        .contains(
            "woocommerce,milestone,completed,"
                + sales(it -> !it.path("date_completed").isNull()).size());
  }

  @Test
  void wholesaleAtTheTillTakesOffWhatItsOrdersSay() {
    BigDecimal applied = BigDecimal.ZERO;
    int orders = 0;
    for (JsonNode order : shown.tillOrders()) {
      for (JsonNode discount : order.path("discounts")) {
        boolean isCompleted = order.path("state").asText().equals("COMPLETED");
        if (isCompleted && discount.path("name").asText().startsWith("Wholesale")) {
          long cents = discount.path("applied_money").path("amount").asLong();
          applied = applied.add(BigDecimal.valueOf(cents, 2));
          orders++;
        }
      }
    }

    assertThat(orders).isPositive();
    assertThat(csv).contains("square,promotion,Wholesale 30%%,%d,%s,".formatted(orders, applied));
  }

  @Test
  void wholesaleAtTheTillIsWhatProfilesOfTheWholesaleGroupBought() {
    Set<String> wholesalers = profilesOf(groupCalled("Wholesale"));
    long sales =
        shown.tillOrders().stream()
            .filter(order -> order.path("state").asText().equals("COMPLETED"))
            .filter(order -> !order.path("line_items").isEmpty())
            .filter(order -> wholesalers.contains(order.path("customer_id").asText()))
            .count();

    assertThat(sales).isPositive().isEqualTo(orders("square,channel,Wholesale,"));
  }

  private String groupCalled(String name) {
    for (JsonNode group : Shown.json(shown.till("/v2/customers/groups", "")).path("groups")) {
      if (group.path("name").asText().equals(name)) {
        return group.path("id").asText();
      }
    }
    throw new AssertionError("no group is called " + name);
  }

  private Set<String> profilesOf(String group) {
    Set<String> profiles = new TreeSet<>();
    for (JsonNode customer :
        shown.search("/v2/customers/search", "customers", JsonNodeFactory.instance.objectNode())) {
      for (JsonNode id : customer.path("group_ids")) {
        if (id.asText().equals(group)) {
          profiles.add(customer.path("id").asText());
        }
      }
    }
    return profiles;
  }

  @Test
  void everySaleHasOneWayOfPaymentAndCameInOneWay() {
    for (Source source : Source.values()) {
      for (String kind : List.of("payment", "channel")) {
        assertThat(orders(source.id() + "," + kind + ","))
            .isEqualTo(orders(source.id() + ",milestone,sold,"))
            .isPositive();
      }
    }
  }

  private List<JsonNode> sales(Predicate<JsonNode> condition) {
    return shown.all("orders", "").stream()
        .filter(order -> SALES.contains(order.path("status").asText()))
        .filter(condition)
        .toList();
  }

  /** The orders of all rows that begin so. */
  private int orders(String beginning) {
    return csv.lines()
        .filter(line -> line.startsWith(beginning))
        .mapToInt(line -> Integer.parseInt(line.split(",", -1)[3]))
        .sum();
  }
}
