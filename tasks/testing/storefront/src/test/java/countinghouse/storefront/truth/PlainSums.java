package countinghouse.storefront.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;

/** Adds one record of JSON to the measures of its day, knowing nothing of the business. */
final class PlainSums {
  private PlainSums() {}

  static void sale(Map<Measure, BigDecimal> day, JsonNode order) {
    add(day, Measure.ORDERS, BigDecimal.ONE);
    add(day, Measure.TAX, money(order, "total_tax"));
    add(day, Measure.SHIPPING, money(order, "shipping_total"));
    add(day, Measure.TOTAL, money(order, "total"));
    order.path("fee_lines").forEach(fee -> add(day, Measure.FEES, money(fee, "total")));
    for (JsonNode line : order.path("line_items")) {
      add(day, Measure.ORDER_LINES, BigDecimal.ONE);
      add(day, Measure.GROSS, money(line, "subtotal"));
      add(day, Measure.DISCOUNT, money(line, "subtotal").subtract(money(line, "total")));
      add(day, Measure.NET_SALES, money(line, "total"));
      add(day, Measure.NET_SALES_AFTER_REFUNDS, money(line, "total"));
    }
  }

  static void refund(Map<Measure, BigDecimal> day, JsonNode refund) {
    BigDecimal net = BigDecimal.ZERO;
    add(day, Measure.REFUNDS, BigDecimal.ONE);
    add(day, Measure.REFUND_TOTAL, money(refund, "amount"));
    if (refund.path("line_items").isEmpty() && refund.path("shipping_lines").isEmpty()) {
      net = money(refund, "amount");
    }
    for (JsonNode line : refund.path("line_items")) {
      net = net.subtract(money(line, "total"));
      add(day, Measure.REFUND_TAX, money(line, "total_tax").negate());
    }
    for (JsonNode line : refund.path("shipping_lines")) {
      add(day, Measure.REFUND_SHIPPING, money(line, "total").negate());
      add(day, Measure.REFUND_TAX, money(line, "total_tax").negate());
    }
    add(day, Measure.REFUND_NET, net);
    add(day, Measure.NET_SALES_AFTER_REFUNDS, net.negate());
  }

  static void tillSale(Map<Measure, BigDecimal> day, JsonNode order) {
    add(day, Measure.ORDERS, BigDecimal.ONE);
    add(day, Measure.TAX, minor(order, "total_tax_money"));
    add(day, Measure.TIPS, minor(order, "total_tip_money"));
    add(day, Measure.FEES, minor(order, "total_service_charge_money"));
    add(day, Measure.TOTAL, minor(order, "total_money"));
    add(day, Measure.ROUNDING, minor(order.path("rounding_adjustment"), "amount_money"));
    for (JsonNode line : order.path("line_items")) {
      add(day, Measure.ORDER_LINES, BigDecimal.ONE);
      if (line.path("item_type").asText().equals("GIFT_CARD")) {
        add(day, Measure.GIFT_CARDS_SOLD, minor(line, "total_money"));
        continue;
      }
      BigDecimal gross = minor(line, "gross_sales_money");
      BigDecimal discount = minor(line, "total_discount_money");
      add(day, Measure.GROSS, gross);
      add(day, Measure.DISCOUNT, discount);
      add(day, Measure.NET_SALES, gross.subtract(discount));
      add(day, Measure.NET_SALES_AFTER_REFUNDS, gross.subtract(discount));
    }
  }

  static void tillRefund(Map<Measure, BigDecimal> day, JsonNode back) {
    JsonNode amounts = back.path("return_amounts");
    BigDecimal net = BigDecimal.ZERO;
    for (JsonNode line : back.path("return_line_items")) {
      net =
          net.add(minor(line, "gross_return_money")).subtract(minor(line, "total_discount_money"));
    }
    add(day, Measure.REFUNDS, BigDecimal.ONE);
    add(day, Measure.REFUND_NET, net);
    add(day, Measure.NET_SALES_AFTER_REFUNDS, net.negate());
    add(day, Measure.REFUND_TAX, minor(amounts, "tax_money"));
    add(day, Measure.REFUND_TIPS, minor(amounts, "tip_money"));
    add(day, Measure.REFUND_TOTAL, minor(amounts, "total_money"));
  }

  private static void add(Map<Measure, BigDecimal> day, Measure measure, BigDecimal amount) {
    day.merge(measure, amount, BigDecimal::add);
  }

  private static BigDecimal money(JsonNode node, String name) {
    return new BigDecimal(node.path(name).asText());
  }

  private static BigDecimal minor(JsonNode node, String name) {
    return BigDecimal.valueOf(node.path(name).path("amount").asLong(), 2);
  }
}
