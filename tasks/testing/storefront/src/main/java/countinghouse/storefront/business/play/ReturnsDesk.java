package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.till.Applied;
import countinghouse.storefront.business.till.GivenBack;
import countinghouse.storefront.business.till.ItemType;
import countinghouse.storefront.business.till.OrderDiscount;
import countinghouse.storefront.business.till.Sale;
import countinghouse.storefront.business.till.Tender;
import countinghouse.storefront.business.till.Till;
import countinghouse.storefront.business.till.TillLine;
import countinghouse.storefront.business.till.TillModifier;
import countinghouse.storefront.business.till.TillOrder;
import countinghouse.storefront.business.till.TillReturn;
import countinghouse.storefront.business.till.TillReturn.ReturnDiscount;
import countinghouse.storefront.business.till.TillReturn.ReturnLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes goods back at the till; every return is an order of its own. */
final class ReturnsDesk {
  private final Till till;
  private final MoneyBack money;

  ReturnsDesk(World world, MoneyBack money) {
    this.till = world.till();
    this.money = money;
  }

  /** Takes back some or all pieces of some or all lines, sometimes with the tip. */
  void lines(Chance chance, TillOrder sold, Instant at) {
    List<TillLine> candidates = returnable(sold);
    if (candidates.isEmpty()) {
      return;
    }
    List<TillLine> chosen = chance.happens(0.3) ? candidates : List.of(chance.pick(candidates));
    boolean withTip = sold.sale().tip() > 0 && chance.happens(0.5);
    save(chance, sold, goods(chance, sold, chosen, withTip), Sale.NOTHING, at);
  }

  /** Gives back an amount without naming a line. */
  void amount(Chance chance, TillOrder sold, long cents, String reason, Instant at) {
    TillLine line = typedIn(chance, cents);
    TillReturn back =
        new TillReturn(
            chance.uuid(),
            sold.id(),
            List.of(new ReturnLine(null, line)),
            "",
            null,
            List.of(),
            0,
            null);
    TillOrder order = order(chance, sold, back, Sale.NOTHING, at);
    money.give(chance, order, sold, cents, reason, at);
  }

  /** Takes one line back and sells something at least as dear in the same order. */
  void exchange(Chance chance, TillOrder sold, Sale instead, TenderChoice tenders, Instant at) {
    List<TillLine> candidates = returnable(sold);
    if (candidates.isEmpty()) {
      return;
    }
    TillReturn back = goods(chance, sold, List.of(chance.pick(candidates)), false);
    long due = instead.total() - back.total();
    if (due < 0) {
      save(chance, sold, back, Sale.NOTHING, at);
      return;
    }
    TillOrder order = order(chance, sold, back, instead, at);
    if (due > 0) {
      Tender tender = tenders.card(chance, due, 0, sold.head().customerId(), at);
      till.save(order.withTenders(List.of(tender), at));
      tenders.settle(chance, order, tender, false, null, at);
    } else {
      till.save(order);
    }
  }

  /** Takes back something without a receipt: no source order, cash from the drawer. */
  void withoutReceipt(Chance chance, TillOrder like, Instant at) {
    List<TillLine> candidates = returnable(like);
    if (!candidates.isEmpty()) {
      TillReturn known = goods(chance, like, List.of(candidates.getFirst()), false);
      TillReturn back =
          new TillReturn(
              known.uid(),
              null,
              known.lines().stream().map(one -> new ReturnLine(null, one.line())).toList(),
              known.taxUid(),
              null,
              known.discounts(),
              0,
              null);
      TillOrder order = order(chance, like, back, Sale.NOTHING, at);
      money.give(chance, order, null, back.total(), "Return without receipt", at);
    }
  }

  private void save(Chance chance, TillOrder sold, TillReturn back, Sale instead, Instant at) {
    TillOrder order = order(chance, sold, back, instead, at);
    money.give(chance, order, sold, back.total(), "Returned goods", at);
  }

  private static List<TillLine> returnable(TillOrder sold) {
    return sold.sale().lines().stream()
        .filter(line -> line.type() == ItemType.ITEM && line.total() > 0)
        .filter(line -> line.charges().isEmpty())
        .toList();
  }

  private TillOrder order(
      Chance chance, TillOrder sold, TillReturn back, Sale instead, Instant at) {
    TillOrder.Head head = TillOrder.Head.ofTill(sold.head().source(), sold.head().customerId());
    return new TillOrder(
        chance.token(22) + "eV",
        sold.location(),
        at,
        at,
        at,
        TillOrder.State.COMPLETED,
        head,
        instead,
        List.of(back),
        List.of(),
        List.<GivenBack>of(),
        sold.mirrorOf());
  }

  private static TillReturn goods(
      Chance chance, TillOrder sold, List<TillLine> chosen, boolean withTip) {
    String taxUid = chance.uuid();
    Map<String, ReturnDiscount> discounts = new HashMap<>();
    List<ReturnLine> lines = new ArrayList<>();
    for (TillLine line : chosen) {
      lines.add(new ReturnLine(line, returned(chance, sold.sale(), line, taxUid, discounts)));
    }
    return new TillReturn(
        chance.uuid(),
        sold.id(),
        List.copyOf(lines),
        taxUid,
        sold.sale().taxUid(),
        List.copyOf(discounts.values()),
        withTip ? sold.sale().tip() : 0,
        withTip ? sold.tenders().getFirst().id() : null);
  }

  private static TillLine returned(
      Chance chance,
      Sale sale,
      TillLine line,
      String taxUid,
      Map<String, ReturnDiscount> discounts) {
    BigDecimal quantity = pieces(chance, line);
    List<TillModifier> extras =
        line.modifiers().stream()
            .map(extra -> new TillModifier(chance.uuid(), extra.offer(), extra.price()))
            .toList();
    return new TillLine(
        chance.uuid(),
        line.type(),
        line.goods(),
        line.name(),
        null,
        quantity,
        line.price(),
        extras,
        discounts(chance, sale, line, quantity, discounts),
        line.taxes().stream()
            .map(sold -> new Applied(chance.uuid(), taxUid, part(sold.cents(), quantity, line)))
            .toList(),
        List.of());
  }

  private static List<Applied> discounts(
      Chance chance,
      Sale sale,
      TillLine line,
      BigDecimal quantity,
      Map<String, ReturnDiscount> known) {
    List<Applied> off = new ArrayList<>();
    for (Applied sold : line.discounts()) {
      OrderDiscount source = sale.discount(sold.ofUid()).orElseThrow();
      ReturnDiscount back =
          known.computeIfAbsent(source.uid(), uid -> new ReturnDiscount(chance.uuid(), source));
      off.add(new Applied(chance.uuid(), back.uid(), part(sold.cents(), quantity, line)));
    }
    return List.copyOf(off);
  }

  private static BigDecimal pieces(Chance chance, TillLine line) {
    return line.quantity().scale() > 0
        ? line.quantity()
        : BigDecimal.valueOf(chance.between(1, line.quantity().intValueExact()));
  }

  private static long part(long cents, BigDecimal quantity, TillLine line) {
    return quantity.compareTo(line.quantity()) == 0
        ? cents
        : Cents.share(cents, quantity.intValueExact(), line.quantity().intValueExact());
  }

  private static TillLine typedIn(Chance chance, long cents) {
    return new TillLine(
        chance.uuid(),
        ItemType.CUSTOM_AMOUNT,
        null,
        null,
        null,
        BigDecimal.ONE,
        cents,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
