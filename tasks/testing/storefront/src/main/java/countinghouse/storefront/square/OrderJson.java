package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.till.Applied;
import countinghouse.storefront.business.till.Catalog;
import countinghouse.storefront.business.till.ChargeOffer;
import countinghouse.storefront.business.till.OrderDiscount;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.ServiceCharge;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.TillLine;
import countinghouse.storefront.business.till.TillOrder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** An order as the API shows it. */
final class OrderJson {
  private final Catalog catalog;
  private final LineJson lines;
  private final ReturnJson returns;

  OrderJson(Catalog catalog) {
    this.catalog = catalog;
    this.lines = new LineJson(catalog);
    this.returns = new ReturnJson(catalog, lines);
  }

  ObjectNode of(TillOrder order) {
    ObjectNode node = Json.object().put("id", order.id());
    node.put("location_id", order.location().id());
    head(node, order);
    sale(node, order.sale());
    returns.put(node, order);
    net(node, order);
    settlement(node, order);
    node.put("created_at", Json.time(order.created()));
    node.put("updated_at", Json.time(order.updated()));
    Json.time(node, "closed_at", order.closed());
    node.put("state", order.state().name());
    totals(node, order);
    return node;
  }

  private static void head(ObjectNode node, TillOrder order) {
    TillOrder.Head head = order.head();
    Json.text(node, "reference_id", head.reference());
    Json.text(node.putObject("source"), "name", head.source());
    Json.text(node, "customer_id", head.customerId());
    Long shopOrder = head.shopOrderId();
    if (shopOrder != null) {
      node.putObject("metadata").put("wc_order_id", Long.toString(shopOrder));
    } else if (head.wholesale()) {
      node.put("ticket_name", "Wholesale").putObject("metadata").put("channel", "wholesale");
    }
    if (head.version() > 0) {
      node.put("version", head.version());
    }
    Instant pickup = head.pickup();
    if (pickup != null) {
      pickup(node, order, pickup);
    }
  }

  private static void pickup(ObjectNode node, TillOrder order, Instant pickup) {
    node.putObject("pricing_options")
        .put("auto_apply_discounts", false)
        .put("auto_apply_taxes", true);
    ObjectNode row = node.putArray("fulfillments").addObject();
    row.put("uid", "pickup" + order.id()).put("type", "PICKUP");
    row.put("state", order.state() == TillOrder.State.OPEN ? "PROPOSED" : order.state().name());
    row.put("line_item_application", "ALL");
    ObjectNode details = row.putObject("pickup_details").put("schedule_type", "SCHEDULED");
    details.put("pickup_at", Json.time(pickup)).put("placed_at", Json.time(order.created()));
    details.put("note", "Side door, please ring");
    ObjectNode recipient = details.putObject("recipient");
    Json.text(recipient, "customer_id", order.head().customerId());
  }

  private void sale(ObjectNode node, Sale sale) {
    if (sale.lines().isEmpty()) {
      return;
    }
    ArrayNode rows = node.putArray("line_items");
    sale.lines().forEach(line -> rows.add(lines.sold(line)));
    taxes(node, sale);
    if (!sale.discounts().isEmpty()) {
      ArrayNode discounts = node.putArray("discounts");
      sale.discounts().forEach(one -> discounts.add(discount(one, sale)));
    }
    if (!sale.charges().isEmpty()) {
      ArrayNode charges = node.putArray("service_charges");
      sale.charges().forEach(one -> charges.add(charge(one)));
    }
    if (sale.rounding() != 0) {
      ObjectNode rounding = node.putObject("rounding_adjustment");
      rounding.put("uid", "rounding-" + sale.taxUid()).put("name", "Cash rounding");
      Json.money(rounding, "amount_money", sale.rounding());
    }
  }

  private void taxes(ObjectNode node, Sale sale) {
    boolean taxed =
        Stream.concat(
                sale.lines().stream().flatMap(line -> line.taxes().stream()),
                sale.charges().stream().map(ServiceCharge::tax).filter(tax -> tax != null))
            .findAny()
            .isPresent();
    if (taxed) {
      ObjectNode tax = node.putArray("taxes").addObject().put("uid", sale.taxUid());
      tax(tax);
      Json.money(tax, "applied_money", sale.tax());
      tax.put("scope", "ORDER");
    }
  }

  private void tax(ObjectNode tax) {
    ReturnJson.tax(tax, catalog);
  }

  private ObjectNode discount(OrderDiscount discount, Sale sale) {
    ObjectNode node = Json.object().put("uid", discount.uid());
    ReturnJson.discount(node, discount, catalog);
    long applied = sum(sale.lines(), discount.uid());
    Json.money(node, "applied_money", applied);
    return node;
  }

  private static long sum(List<TillLine> lines, String discountUid) {
    return lines.stream()
        .flatMap(line -> line.discounts().stream())
        .filter(part -> part.ofUid().equals(discountUid))
        .mapToLong(Applied::cents)
        .sum();
  }

  private static ObjectNode charge(ServiceCharge charge) {
    ChargeOffer offer = charge.offer();
    ObjectNode node = Json.object().put("uid", charge.uid()).put("name", offer.title());
    Long amount = offer.amount();
    if (amount != null) {
      Json.money(node, "amount_money", amount);
    } else {
      node.put("percentage", offer.percent() + ".0");
    }
    Json.money(node, "applied_money", charge.applied());
    node.put("calculation_phase", phase(offer)).put("taxable", offer.taxable());
    Json.money(node, "total_money", charge.applied() + charge.taxCents());
    Json.money(node, "total_tax_money", charge.taxCents());
    String treatment = offer.apportioned() ? "APPORTIONED_TREATMENT" : "LINE_ITEM_TREATMENT";
    node.put("type", "CUSTOM").put("treatment_type", treatment);
    if (offer.apportioned()) {
      node.put("scope", "ORDER");
    }
    Applied tax = charge.tax();
    LineJson.applied(node, "applied_taxes", "tax_uid", tax == null ? List.of() : List.of(tax));
    return node;
  }

  private static String phase(ChargeOffer offer) {
    return offer.apportioned()
        ? "APPORTIONED_PERCENTAGE_PHASE"
        : offer.taxable() ? "SUBTOTAL_PHASE" : "TOTAL_PHASE";
  }

  /** Sale less return, part by part: below zero on a return. */
  private static void net(ObjectNode node, TillOrder order) {
    Sale sale = order.sale();
    ReturnJson.amounts(
        node.putObject("net_amounts"),
        sale.total() - order.returned(),
        sale.tax() - order.returns().stream().mapToLong(one -> one.tax()).sum(),
        discount(sale) - order.returns().stream().mapToLong(one -> one.discount()).sum(),
        sale.tip() - order.returns().stream().mapToLong(one -> one.tip()).sum(),
        sale.charged());
  }

  private static void settlement(ObjectNode node, TillOrder order) {
    if (!order.tenders().isEmpty()) {
      ArrayNode tenders = node.putArray("tenders");
      order.tenders().forEach(one -> tenders.add(TenderJson.of(one, order)));
    }
    if (!order.givenBack().isEmpty()) {
      ArrayNode refunds = node.putArray("refunds");
      order.givenBack().forEach(one -> refunds.add(ReturnJson.refund(one, order)));
    }
  }

  private static void totals(ObjectNode node, TillOrder order) {
    Sale sale = order.sale();
    Json.money(node, "total_tax_money", sale.tax());
    Json.money(node, "total_discount_money", discount(sale));
    Json.money(node, "total_tip_money", sale.tip());
    Json.money(node, "total_money", sale.total());
    Json.money(node, "total_service_charge_money", sale.charged());
    if (order.returns().isEmpty() && order.state() != TillOrder.State.CANCELED) {
      long paid = order.tenders().stream().mapToLong(Tender::amount).sum();
      Json.money(node, "net_amount_due_money", sale.total() - paid);
    }
  }

  private static long discount(Sale sale) {
    return sale.lines().stream().mapToLong(TillLine::discount).sum();
  }
}
