package countinghouse.storefront.truth;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.shop.Basket;
import countinghouse.storefront.business.shop.ShopLine;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.TillCustomer;
import countinghouse.storefront.business.till.TillLine;
import countinghouse.storefront.business.till.TillOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;

/** Every sale that counts, and every line of it, for questions that sums by day cannot answer. */
final class SaleList {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Business business;
  private final Goods goods;
  private final TradeBuyers tradeBuyers;

  SaleList(Business business) {
    this.business = business;
    this.goods = new Goods(business);
    this.tradeBuyers = new TradeBuyers(business);
  }

  /** {@code sales.csv}. */
  String sales() {
    Csv csv =
        new Csv()
            .row(
                "source",
                "order_id",
                "day",
                "time",
                "place",
                "by_hand",
                "wholesale",
                "profile_kind",
                "profile_id",
                "lines",
                "quantity",
                "gross",
                "discount",
                "net_sales",
                "total");
    for (ShopOrder order : business.shop().orders()) {
      if (order.stage().isSale()) {
        sale(csv, order);
      }
    }
    for (TillOrder order : business.till().orders()) {
      if (order.isSale()) {
        sale(csv, order);
      }
    }
    return csv.toString();
  }

  private void sale(Csv csv, ShopOrder order) {
    Basket basket = order.basket();
    long account = order.buyer().customerId();
    csv.row(
        Source.WOOCOMMERCE.id(),
        order.id(),
        BusinessTime.dayOf(order.created()),
        clock(order.created()),
        "shop",
        order.createdVia().equals("admin"),
        tradeBuyers.bought(order),
        account == 0 ? "guest" : "registered",
        account == 0 ? order.id() : account,
        basket.lines().size(),
        basket.lines().stream().mapToInt(ShopLine::quantity).sum(),
        Cents.text(basket.gross()),
        Cents.text(basket.discount()),
        Cents.text(basket.net()),
        Cents.text(basket.total()));
  }

  private void sale(Csv csv, TillOrder order) {
    Sale sale = order.sale();
    Instant closed = Objects.requireNonNull(order.closed(), "A sale of the till was closed");
    Optional<TillCustomer> customer = TillBuyer.of(business.till(), order);
    csv.row(
        Source.SQUARE.id(),
        order.id(),
        BusinessTime.dayOf(closed),
        clock(closed),
        order.location().id(),
        false,
        tradeBuyers.bought(order),
        customer.isPresent() ? "till" : "",
        customer.map(TillCustomer::id).orElse(""),
        sale.lines().size(),
        sale.lines().stream()
            .map(TillLine::quantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .toPlainString(),
        Cents.text(sale.gross()),
        Cents.text(sale.discount()),
        Cents.text(sale.net()),
        Cents.text(sale.total()));
  }

  /** {@code sale_lines.csv}. */
  String lines() {
    Csv csv =
        new Csv()
            .row(
                "source",
                "order_id",
                "line",
                "kind",
                "product_code",
                "product_line",
                "quantity",
                "gross",
                "discount",
                "net_sales");
    for (ShopOrder order : business.shop().orders()) {
      if (order.stage().isSale()) {
        order.basket().lines().forEach(line -> line(csv, order, line));
      }
    }
    for (TillOrder order : business.till().orders()) {
      if (order.isSale()) {
        order.sale().lines().forEach(line -> line(csv, order, line));
      }
    }
    return csv.toString();
  }

  private void line(Csv csv, ShopOrder order, ShopLine line) {
    csv.row(
        Source.WOOCOMMERCE.id(),
        order.id(),
        line.id(),
        "product",
        goods.code(line),
        goods.line(line),
        line.quantity(),
        Cents.text(line.subtotal()),
        Cents.text(line.subtotal() - line.total()),
        Cents.text(line.total()));
  }

  private void line(Csv csv, TillOrder order, TillLine line) {
    csv.row(
        Source.SQUARE.id(),
        order.id(),
        line.uid(),
        kind(line),
        goods.code(line),
        goods.line(line),
        line.quantity().toPlainString(),
        Cents.text(line.isGiftCard() ? 0 : line.gross()),
        Cents.text(line.isGiftCard() ? 0 : line.discount()),
        Cents.text(line.isGiftCard() ? 0 : line.net()));
  }

  private static String kind(TillLine line) {
    if (line.isGiftCard()) {
      return "gift_card";
    }
    return line.goods() == null ? "custom_amount" : "product";
  }

  private static String clock(Instant instant) {
    return CLOCK.format(instant.atZone(BusinessTime.ZONE));
  }
}
