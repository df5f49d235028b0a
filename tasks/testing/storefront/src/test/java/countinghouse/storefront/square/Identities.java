package countinghouse.storefront.square;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What holds in every Square order, worked out from Square's text. */
public final class Identities {
  private Identities() {}

  /** Checks an order; its payments may be missing where they are not known. */
  public static void check(JsonNode order, Map<String, JsonNode> payments) {
    order.path("line_items").forEach(line -> checkLine(line, "gross_sales_money"));
    checkTotal(order);
    checkApplied(order, "taxes", "line_items", "applied_taxes", "tax_uid");
    checkApplied(order, "discounts", "line_items", "applied_discounts", "discount_uid");
    for (JsonNode back : order.path("returns")) {
      checkReturn(back);
    }
    checkNet(order);
    checkSettlement(order, payments);
  }

  /** Checks a payment by itself. */
  public static void checkPayment(JsonNode payment) {
    assertThat(cents(payment, "total_money"))
        .isEqualTo(cents(payment, "amount_money") + cents(payment, "tip_money"));
    assertThat(cents(payment, "refunded_money")).isLessThanOrEqualTo(cents(payment, "total_money"));
    assertThat(payment.path("refund_ids").isEmpty())
        .isEqualTo(cents(payment, "refunded_money") == 0);
  }

  private static void checkLine(JsonNode line, String gross) {
    BigDecimal quantity = new BigDecimal(line.path("quantity").asText());
    long variation = times(cents(line, "base_price_money"), quantity);
    long extras = 0;
    String extrasName = line.has("modifiers") ? "modifiers" : "return_modifiers";
    for (JsonNode extra : line.path(extrasName)) {
      long total = times(cents(extra, "base_price_money"), quantity);
      assertThat(cents(extra, "total_price_money")).isEqualTo(total);
      extras += total;
    }
    assertThat(cents(line, "variation_total_price_money")).isEqualTo(variation);
    assertThat(cents(line, "total_money"))
        .isEqualTo(
            cents(line, gross)
                - cents(line, "total_discount_money")
                + cents(line, "total_tax_money")
                + cents(line, "total_service_charge_money"));
    assertThat(cents(line, "total_tax_money")).isEqualTo(applied(line.path("applied_taxes")));
    assertThat(cents(line, "total_discount_money"))
        .isEqualTo(applied(line.path("applied_discounts")))
        .isBetween(0L, cents(line, gross));
    long inclusive = variation + extras - cents(line, gross);
    assertThat(inclusive).isBetween(0L, cents(line, "total_tax_money"));
  }

  private static void checkTotal(JsonNode order) {
    long total = cents(order, "total_tip_money");
    total += cents(order.path("rounding_adjustment"), "amount_money");
    long tax = 0;
    for (JsonNode line : order.path("line_items")) {
      total += cents(line, "total_money");
      tax += cents(line, "total_tax_money");
    }
    long charged = 0;
    for (JsonNode charge : order.path("service_charges")) {
      charged += cents(charge, "applied_money");
      tax += cents(charge, "total_tax_money");
      assertThat(cents(charge, "total_money"))
          .isEqualTo(cents(charge, "applied_money") + cents(charge, "total_tax_money"));
      if (!charge.path("treatment_type").asText().equals("APPORTIONED_TREATMENT")) {
        total += cents(charge, "total_money");
      }
    }
    assertThat(cents(order, "total_money")).as(order.path("id").asText()).isEqualTo(total);
    assertThat(cents(order, "total_tax_money")).isEqualTo(tax);
    assertThat(cents(order, "total_service_charge_money")).isEqualTo(charged);
  }

  private static void checkApplied(
      JsonNode parent, String whole, String lines, String parts, String reference) {
    for (JsonNode one : parent.path(whole)) {
      long sum = 0;
      for (JsonNode line : parent.path(lines)) {
        sum += named(line.path(parts), reference, one.path("uid").asText());
      }
      for (JsonNode charge : parent.path("service_charges")) {
        sum += named(charge.path(parts), reference, one.path("uid").asText());
      }
      assertThat(cents(one, "applied_money")).as(whole).isEqualTo(sum);
    }
  }

  private static void checkReturn(JsonNode back) {
    back.path("return_line_items").forEach(line -> checkLine(line, "gross_return_money"));
    checkApplied(back, "return_taxes", "return_line_items", "applied_taxes", "tax_uid");
    checkApplied(
        back, "return_discounts", "return_line_items", "applied_discounts", "discount_uid");
    long total = 0;
    for (JsonNode line : back.path("return_line_items")) {
      total += cents(line, "total_money");
    }
    for (JsonNode tip : back.path("return_tips")) {
      total += cents(tip, "applied_money");
    }
    assertThat(cents(back.path("return_amounts"), "total_money")).isEqualTo(total);
  }

  private static void checkNet(JsonNode order) {
    if (!order.has("net_amounts")) {
      return;
    }
    JsonNode back = order.path("return_amounts");
    JsonNode net = order.path("net_amounts");
    assertThat(cents(net, "total_money"))
        .isEqualTo(cents(order, "total_money") - cents(back, "total_money"));
    assertThat(cents(net, "tax_money"))
        .isEqualTo(cents(order, "total_tax_money") - cents(back, "tax_money"));
    assertThat(cents(net, "discount_money"))
        .isEqualTo(cents(order, "total_discount_money") - cents(back, "discount_money"));
    assertThat(cents(net, "tip_money"))
        .isEqualTo(cents(order, "total_tip_money") - cents(back, "tip_money"));
  }

  private static void checkSettlement(JsonNode order, Map<String, JsonNode> payments) {
    long paid = 0;
    for (JsonNode tender : order.path("tenders")) {
      paid += cents(tender, "amount_money");
      JsonNode payment = payments.get(tender.path("payment_id").asText());
      if (payment != null) {
        checkTender(tender, payment, order);
      }
    }
    long back = 0;
    for (JsonNode refund : order.path("refunds")) {
      back += cents(refund, "amount_money");
    }
    long net = cents(order, "total_money") - cents(order.path("return_amounts"), "total_money");
    if (order.path("state").asText().equals("COMPLETED")) {
      assertThat(paid).isEqualTo(Math.max(net, 0));
      assertThat(back).isEqualTo(Math.max(-net, 0));
    }
    if (order.has("net_amount_due_money")) {
      assertThat(cents(order, "net_amount_due_money"))
          .isEqualTo(cents(order, "total_money") - paid);
    }
  }

  private static void checkTender(JsonNode tender, JsonNode payment, JsonNode order) {
    assertThat(payment.path("order_id")).isEqualTo(order.path("id"));
    assertThat(cents(tender, "amount_money")).isEqualTo(cents(payment, "total_money"));
    long fees = 0;
    for (JsonNode fee : payment.path("processing_fee")) {
      fees += cents(fee, "amount_money");
    }
    assertThat(cents(tender, "processing_fee_money")).isEqualTo(fees);
  }

  private static long named(JsonNode parts, String reference, String uid) {
    long sum = 0;
    for (JsonNode part : parts) {
      if (part.path(reference).asText().equals(uid)) {
        sum += cents(part, "applied_money");
      }
    }
    return sum;
  }

  private static long applied(JsonNode parts) {
    long sum = 0;
    for (JsonNode part : parts) {
      sum += cents(part, "applied_money");
    }
    return sum;
  }

  private static long times(long price, BigDecimal quantity) {
    return BigDecimal.valueOf(price)
        .multiply(quantity)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private static long cents(JsonNode node, String name) {
    return node.path(name).path("amount").asLong();
  }
}
