package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.ShopRefund;
import countinghouse.storefront.http.Request;
import countinghouse.storefront.http.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Orders, their statuses and their refunds. */
final class OrdersApi {
  private static final List<String> ALLOWED =
      Stream.concat(
              Stream.of("any", "trash", "auto-draft"), SettingsJson.STATUSES.keySet().stream())
          .toList();

  private final Shop shop;
  private final OrderJson orderJson;
  private final RefundJson refundJson;
  private final Listing<ShopOrder> orders =
      Listing.hpos(
          ShopOrder::id, ShopOrder::created, order -> Times.throughLocalTime(order.modified()));
  private final Listing<ShopRefund> refunds =
      Listing.hpos(ShopRefund::id, ShopRefund::created, ShopRefund::created);

  OrdersApi(Shop shop, String version) {
    this.shop = shop;
    this.orderJson = new OrderJson(shop, version);
    this.refundJson = new RefundJson(shop);
  }

  Response list(Request request) {
    Query query = new Query(request.query());
    Problems problems = new Problems();
    List<String> statuses = statuses(query, problems);
    Set<String> wanted = new HashSet<>(statuses);
    boolean any = wanted.contains("any");
    String customer = query.one("customer").orElse("");
    Stream<ShopOrder> rows =
        shop.orders().stream()
            .filter(
                order -> any ? !order.stage().isTrash() : wanted.contains(order.stage().status()))
            .filter(order ->
                customer.isEmpty() || customer.equals(Long.toString(order.buyer().customerId())));
    return orders.answer(request, rows, problems, echo(statuses), orderJson::of);
  }

  Response one(Request request, long id) {
    return shop.order(id)
        .map(order ->
            Response.json(
                200, new Fields(new Query(request.query())).ofSingle(orderJson.of(order))))
        .orElseGet(
            () -> Problems.error(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID."));
  }

  static Response statuses() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    SettingsJson.STATUSES.forEach(
        (slug, name) -> rows.addObject().put("slug", slug).put("name", name));
    return Response.json(200, rows);
  }

  Response refundsOf(Request request, long orderId) {
    return refunds.answer(
        request,
        shop.refundsOf(orderId).stream(),
        new Problems(),
        Echo.REFUNDS,
        refundJson::ofOrder);
  }

  Response refund(long orderId, long id) {
    return shop.refundsOf(orderId).stream()
        .filter(refund -> refund.id() == id)
        .findFirst()
        .map(refund -> Response.json(200, refundJson.ofOrder(refund)))
        .orElseGet(() ->
            Problems.error(404, "woocommerce_rest_shop_order_refund_invalid_id", "Invalid ID."));
  }

  Response refunds(Request request) {
    return refunds.answer(
        request, shop.refunds().stream(), new Problems(), Echo.REFUNDS, refundJson::global);
  }

  /** The statuses asked for; {@code any} wins over everything beside it. */
  private static List<String> statuses(Query query, Problems problems) {
    List<String> sent = query.all("status");
    for (int index = 0; index < sent.size(); index++) {
      if (!ALLOWED.contains(sent.get(index))) {
        problems.invalid(
            "status",
            "rest_not_in_enum",
            "status[" + index + "] is not one of " + Listing.join(ALLOWED) + ".");
      }
    }
    return sent.isEmpty() ? List.of("any") : sent;
  }

  private static Echo echo(List<String> statuses) {
    StringBuilder echo = new StringBuilder();
    for (int index = 0; index < statuses.size(); index++) {
      echo.append("status%5B" + index + "%5D=" + Query.encode(statuses.get(index)) + "&");
    }
    return new Echo(echo.toString(), "dp=2&context=view&");
  }
}
