package countinghouse.truthaudit;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that was compared.
 *
 * @param stamp of the published build
 * @param days every figure by source, currency and day
 * @param products quantity and net sales by source, product and day
 * @param orderGroups sales by promotion, way of payment, channel and milestone
 * @param missedMirrors till orders that mirror a shop order and are not marked so: sold twice
 * @param falseMirrors till orders that are marked so and mirror nothing: sales that are missing
 * @param mirrors till orders that mirror a shop order
 * @param identities profiles joined to customers
 */
record Audit(
    Marts.Stamp stamp,
    Comparison<DayKey> days,
    Comparison<ProductDay> products,
    Comparison<OrderGroup> orderGroups,
    SortedSet<String> missedMirrors,
    SortedSet<String> falseMirrors,
    int mirrors,
    Identities identities) {

  /** Reads both sides. */
  static Audit of(TruthFolder truth, Marts marts) {
    SortedSet<String> mirrors = truth.mirrors();
    SortedSet<String> marked = marts.mirrors();
    return new Audit(
        marts.stamp(),
        new Comparison<>(truth.days(), marts.days()),
        products(truth, marts),
        new Comparison<>(truth.orderGroups(), marts.orderGroups()),
        without(mirrors, marked),
        without(marked, mirrors),
        mirrors.size(),
        Identities.of(truth.persons(), marts.customers()));
  }

  private static Comparison<ProductDay> products(TruthFolder truth, Marts marts) {
    Map<ProductDay, Figures> known = truth.products();
    return new Comparison<>(known, ProductDay.asFarAsKnown(marts.products(), known.keySet()));
  }

  private static SortedSet<String> without(SortedSet<String> all, SortedSet<String> some) {
    TreeSet<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  /** Whether every figure agrees to the cent and no sale is seen twice. */
  boolean agrees() {
    return days.differing().isEmpty()
        && products.differing().isEmpty()
        && orderGroups.differing().isEmpty()
        && missedMirrors.isEmpty()
        && falseMirrors.isEmpty();
  }

  /** The totals of each source in the reporting currency. */
  Collection<Comparison.Pair<String>> sources() {
    return days.where(key -> key.currency().equals(stamp.reportingCurrency()))
        .totals(DayKey::source)
        .values();
  }

  /** Shows everything, what differs last. */
  void print(Printout printout) {
    printout.totals(days);
    printout.groups(orderGroups);
    printout.lines(List.of(customers(), mirrorsSentence()));
    printout.listing("Profiles of several persons in one customer", identities.falseJoins());
    printout.differing("Days", days);
    printout.differing("Products and days", products);
    printout.differing("Groups of orders", orderGroups);
    printout.listing("Till orders that repeat a shop order unnoticed", List.copyOf(missedMirrors));
    printout.listing("Till orders wrongly taken for a repetition", List.copyOf(falseMirrors));
  }

  private String customers() {
    return String.format(
        Locale.ROOT,
        "Customers: %,d people behind %,d profiles; %.1f %% of the joins are right,"
            + " %.1f %% of the pairs that are one person are joined (a pair without a common e-mail"
            + " or phone cannot be), %,d profiles are missing",
        identities.persons(),
        identities.profiles().size(),
        100 * identities.precision(),
        100 * identities.recall(),
        identities.missing().size());
  }

  private String mirrorsSentence() {
    return String.format(
        Locale.ROOT,
        "Seen twice, in the shop and at the till: %,d sales, %,d of them counted once",
        mirrors,
        mirrors - missedMirrors.size());
  }

  /** The last line. */
  String verdict() {
    int compared = days.pairs().size() + products.pairs().size() + orderGroups.pairs().size();
    if (agrees()) {
      return String.format(
          Locale.ROOT,
          "TRUE: difference 0.00 in every figure of %,d days, of %,d products' days and of %,d"
              + " groups of orders (build %s)",
          days.pairs().stream().map(pair -> pair.key().day()).distinct().count(),
          products.pairs().size(),
          orderGroups.pairs().size(),
          stamp.build());
    }
    return String.format(
        Locale.ROOT,
        "NOT TRUE: %,d of %,d rows differ, and %,d mirrored orders (build %s)",
        days.differing().size() + products.differing().size() + orderGroups.differing().size(),
        compared,
        missedMirrors.size() + falseMirrors.size(),
        stamp.build());
  }
}
