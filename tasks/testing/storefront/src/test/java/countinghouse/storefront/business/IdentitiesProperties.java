package countinghouse.storefront.business;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.storefront.Shown;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.square.Identities;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the seed, every order shown adds up as real ones were observed to. */
class IdentitiesProperties {
  private static final int DAYS = 30;

  @Property(tries = 12)
  void everyWebOrderAddsUp(@ForAll long seed) {
    List<JsonNode> orders = shown(seed).all("orders", "&status=any");
    assertThat(orders).isNotEmpty();
    for (JsonNode order : orders) {
      BigDecimal lines = sum(order, "line_items", "total");
      BigDecimal shipping = sum(order, "shipping_lines", "total");
      BigDecimal fees = sum(order, "fee_lines", "total");
      BigDecimal cartTax =
          sum(order, "line_items", "total_tax").add(sum(order, "fee_lines", "total_tax"));
      BigDecimal shippingTax = sum(order, "shipping_lines", "total_tax");
      assertThat(money(order, "total"))
          .isEqualByComparingTo(lines.add(shipping).add(fees).add(money(order, "total_tax")));
      assertThat(money(order, "cart_tax")).isEqualByComparingTo(cartTax);
      assertThat(money(order, "shipping_tax")).isEqualByComparingTo(shippingTax);
      assertThat(money(order, "total_tax")).isEqualByComparingTo(cartTax.add(shippingTax));
      assertThat(money(order, "shipping_total")).isEqualByComparingTo(shipping);
      assertThat(money(order, "discount_total"))
          .isEqualByComparingTo(sum(order, "line_items", "subtotal").subtract(lines));
      assertThat(
              sum(order, "tax_lines", "tax_total")
                  .add(sum(order, "tax_lines", "shipping_tax_total")))
          .isEqualByComparingTo(money(order, "total_tax"));
      assertThat(sum(order, "refunds", "total").negate())
          .isLessThanOrEqualTo(money(order, "total").max(BigDecimal.ZERO));
    }
  }

  @Property(tries = 12)
  void everyWebRefundAddsUp(@ForAll long seed) {
    for (JsonNode refund : shown(seed).all("refunds", "")) {
      boolean amountOnly =
          refund.path("line_items").isEmpty() && refund.path("shipping_lines").isEmpty();
      BigDecimal rows =
          sum(refund, "line_items", "total")
              .add(sum(refund, "line_items", "total_tax"))
              .add(sum(refund, "shipping_lines", "total"))
              .add(sum(refund, "shipping_lines", "total_tax"));
      assertThat(amountOnly ? money(refund, "amount") : rows.negate())
          .isEqualByComparingTo(money(refund, "amount"))
          .isPositive();
    }
  }

  @Property(tries = 12)
  void everyTillOrderAndPaymentAddsUp(@ForAll long seed) {
    Shown shown = shown(seed);
    Map<String, JsonNode> payments = new HashMap<>();
    for (String location : List.of("LHK1SHOPWARREN", "LHK2MARKETSTALL")) {
      shown.list("payments", location).forEach(one -> payments.put(one.path("id").asText(), one));
    }
    List<JsonNode> orders = shown.tillOrders();
    assertThat(orders).isNotEmpty();
    orders.forEach(order -> Identities.check(order, payments));
    payments.values().forEach(Identities::checkPayment);
  }

  private static Shown shown(long seed) {
    Business business = new Business(seed, Shown.START, 1);
    business.playTo(BusinessTime.endOf(Shown.START.plusDays(DAYS - 1L)));
    return Shown.of(business);
  }

  private static BigDecimal sum(JsonNode record, String rows, String name) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode row : record.path(rows)) {
      sum = sum.add(money(row, name));
    }
    return sum;
  }

  private static BigDecimal money(JsonNode node, String name) {
    return new BigDecimal(node.path(name).asText());
  }
}
