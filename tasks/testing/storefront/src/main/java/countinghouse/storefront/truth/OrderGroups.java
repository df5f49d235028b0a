package countinghouse.storefront.truth;

import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.shop.CouponLine;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.shop.ShopRefund;
import countinghouse.storefront.business.till.Applied;
import countinghouse.storefront.business.till.OrderDiscount;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.TillOrder;
import countinghouse.storefront.business.till.TillReturn;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sales by what was done with them, over the whole history: by promotion, by way of payment, by how
 * far they have come, and by the way in which they came.
 */
final class OrderGroups {
  private static final Comparator<Group> IN_ORDER =
      Comparator.comparing(Group::source).thenComparing(Group::kind).thenComparing(Group::member);

  private final SortedMap<Group, Sums> groups = new TreeMap<>(IN_ORDER);
  private final TradeBuyers tradeBuyers;

  OrderGroups(Business business) {
    tradeBuyers = new TradeBuyers(business);
    for (ShopOrder order : business.shop().orders()) {
      if (order.stage().isSale()) {
        sale(order, business.shop().refundsOf(order.id()));
      }
    }
    Map<String, Back> back = givenBack(business.till().orders());
    for (TillOrder order : business.till().orders()) {
      if (order.isSale()) {
        sale(order, back.getOrDefault(order.id(), Back.NOTHING));
      }
    }
  }

  /**
   * Some sales of a source.
   *
   * @param kind promotion, payment, milestone or channel
   * @param member which promotion, way of payment, milestone or channel
   */
  private record Group(Source source, String kind, String member) {}

  /** How many sales, and in cents what was taken off, paid and given back. */
  private record Sums(long orders, long discount, long total, long refunded) {
    private Sums plus(Sums other) {
      return new Sums(
          orders + other.orders,
          discount + other.discount,
          total + other.total,
          refunded + other.refunded);
    }
  }

  /** What was given back of an order, in how many returns. */
  private record Back(int refunds, long cents) {
    private static final Back NOTHING = new Back(0, 0);
  }

  String csv() {
    Csv csv =
        new Csv().row("source", "kind", "member", "orders", "discount", "total", "refund_total");
    groups.forEach((group, sums) ->
        csv.row(
            group.source().id(),
            group.kind(),
            group.member(),
            sums.orders(),
            Cents.text(sums.discount()),
            Cents.text(sums.total()),
            Cents.text(sums.refunded())));
    return csv.toString();
  }

  private void sale(ShopOrder order, List<ShopRefund> refunds) {
    for (CouponLine coupon : order.basket().coupons()) {
      promotion(Source.WOOCOMMERCE, coupon.coupon().code(), coupon.discount());
    }
    long refunded = refunds.stream().mapToLong(ShopRefund::amount).sum();
    long total = order.basket().total();
    Sums sums = new Sums(1, order.basket().discount(), total, refunded);
    add(Source.WOOCOMMERCE, "payment", group(order), sums);
    add(Source.WOOCOMMERCE, "channel", channel(tradeBuyers.bought(order), "Online"), sums);
    milestones(Source.WOOCOMMERCE, sums, refunds.size());
    milestone(Source.WOOCOMMERCE, "paid", order.stage().paid() != null, sums);
    milestone(Source.WOOCOMMERCE, "completed", order.stage().completed() != null, sums);
  }

  private void sale(TillOrder order, Back back) {
    for (OrderDiscount discount : order.sale().discounts()) {
      promotion(Source.SQUARE, discount.offer().title(), applied(order, discount));
    }
    Sums sums = new Sums(1, order.sale().discount(), order.sale().total(), back.cents());
    add(Source.SQUARE, "payment", group(order), sums);
    add(Source.SQUARE, "channel", channel(tradeBuyers.bought(order), "In person"), sums);
    milestones(Source.SQUARE, sums, back.refunds());
    milestone(Source.SQUARE, "paid", !order.tenders().isEmpty(), sums);
    milestone(Source.SQUARE, "completed", order.state() == TillOrder.State.COMPLETED, sums);
    milestone(Source.SQUARE, "split payment", order.tenders().size() > 1, sums);
  }

  /** What all sources have alike. */
  private void milestones(Source source, Sums sums, int refunds) {
    boolean isRefunded = refunds > 0;
    milestone(source, "sold", true, sums);
    milestone(source, "refunded", isRefunded, sums);
    milestone(source, "fully refunded", isRefunded && sums.refunded() >= sums.total(), sums);
  }

  private void milestone(Source source, String name, boolean isReached, Sums sums) {
    if (isReached) {
      add(source, "milestone", name, sums);
    }
  }

  private void promotion(Source source, String name, long discount) {
    add(source, "promotion", name, new Sums(1, discount, 0, 0));
  }

  private void add(Source source, String kind, String member, Sums sums) {
    groups.merge(new Group(source, kind, member), sums, Sums::plus);
  }

  private static long applied(TillOrder order, OrderDiscount discount) {
    return order.sale().lines().stream()
        .flatMap(line -> line.discounts().stream())
        .filter(part -> part.ofUid().equals(discount.uid()))
        .mapToLong(Applied::cents)
        .sum();
  }

  private static String channel(boolean isWholesale, String otherwise) {
    return isWholesale ? "Wholesale" : otherwise;
  }

  static String group(ShopOrder order) {
    return switch (order.payment().method()) {
      case "stripe", "square_credit_card" -> "Card";
      case "ppcp-gateway" -> "Wallet";
      case "bacs" -> "Bank transfer";
      case "cod" -> "Cash";
      case "" -> "None";
      default -> throw new IllegalStateException("No group for " + order.payment());
    };
  }

  /** That of the largest tender; of equal ones the earlier, then the lesser id. */
  private static String group(TillOrder order) {
    return order.tenders().stream()
        .min(
            Comparator.comparingLong(Tender::amount)
                .reversed()
                .thenComparing(Tender::created)
                .thenComparing(Tender::id))
        .map(tender -> group(tender.type()))
        .orElse("None");
  }

  static String group(String tenderType) {
    return switch (tenderType) {
      case "CARD" -> "Card";
      case "SQUARE_GIFT_CARD" -> "Gift card";
      case "CASH" -> "Cash";
      case "OTHER" -> "Other";
      default -> throw new IllegalStateException("No group for tender type " + tenderType);
    };
  }

  /** Returns by the sale that they give back; one order that returns is one refund. */
  private static Map<String, Back> givenBack(Iterable<TillOrder> orders) {
    Map<String, Back> back = new HashMap<>();
    for (TillOrder order : orders) {
      Map<String, Long> ofThis = new HashMap<>();
      for (TillReturn part : order.returns()) {
        String sold = part.sourceOrderId();
        if (sold != null && order.mirrorOf() == null) {
          ofThis.merge(sold, part.total(), Long::sum);
        }
      }
      ofThis.forEach((sold, cents) ->
          back.merge(
              sold,
              new Back(1, cents),
              (one, other) ->
                  new Back(one.refunds() + other.refunds(), one.cents() + other.cents())));
    }
    return back;
  }
}
