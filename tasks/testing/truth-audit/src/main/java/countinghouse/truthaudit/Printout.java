package countinghouse.truthaudit;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;

/** What people see of the audit: short, aligned, real. */
final class Printout {
  private static final int LISTED = 10;
  private final PrintStream out;

  Printout(PrintStream out) {
    this.out = out;
  }

  /** One table for each source and currency: truth, marts, difference. */
  void totals(Comparison<DayKey> days) {
    days.totals(key -> key.source() + ", " + key.currency()).values().forEach(this::total);
  }

  private void total(Comparison.Pair<String> source) {
    TextTable table = new TextTable().row(source.key(), "truth", "marts", "difference");
    for (Measure measure : Measure.values()) {
      BigDecimal truth = source.truth().get(measure);
      BigDecimal marts = source.marts().get(measure);
      if (truth.signum() != 0 || marts.signum() != 0) {
        table.row(
            measure.label(),
            Amount.text(measure, truth),
            Amount.text(measure, marts),
            Amount.text(measure, marts.subtract(truth)));
      }
    }
    table.lines().forEach(out::println);
    out.println();
  }

  /**
   * One line for each promotion, way of payment and milestone: what was taken off by a promotion,
   * else the total of its orders.
   */
  void groups(Comparison<OrderGroup> groups) {
    TextTable table = new TextTable().row("orders", "truth", "marts", "amount", "difference");
    for (Comparison.Pair<OrderGroup> pair : groups.pairs()) {
      Measure amount = pair.key().kind().equals("promotion") ? Measure.DISCOUNT : Measure.TOTAL;
      table.row(
          pair.key().toString(),
          Amount.thing(pair.truth().get(Measure.ORDERS)),
          Amount.thing(pair.marts().get(Measure.ORDERS)),
          Amount.money(pair.marts().get(amount)),
          Amount.money(pair.difference().get(amount)));
    }
    table.lines().forEach(out::println);
    out.println();
  }

  /** The rows that differ, at most ten, each with its differing figures. */
  <K extends Comparable<K>> void differing(String what, Comparison<K> comparison) {
    List<Comparison.Pair<K>> differing = comparison.differing();
    if (differing.isEmpty()) {
      return;
    }
    out.println(what + " that differ: " + differing.size());
    TextTable table = new TextTable().row("", "figure", "truth", "marts", "difference");
    differing.stream().limit(LISTED).forEach(pair -> figures(table, pair));
    table.lines().forEach(out::println);
    out.println();
  }

  private static <K> void figures(TextTable table, Comparison.Pair<K> pair) {
    String name = pair.key().toString();
    for (Measure measure : Measure.values()) {
      BigDecimal difference = pair.difference().get(measure);
      if (difference.signum() != 0) {
        table.row(
            name,
            measure.label(),
            Amount.text(measure, pair.truth().get(measure)),
            Amount.text(measure, pair.marts().get(measure)),
            Amount.text(measure, difference));
      }
    }
  }

  /** A list under a title, at most ten; nothing when it is empty. */
  void listing(String title, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    out.println(title + ": " + items.size());
    items.stream().limit(LISTED).forEach(item -> out.println("  " + item));
    out.println();
  }

  void lines(List<String> lines) {
    lines.forEach(out::println);
    out.println();
  }
}
