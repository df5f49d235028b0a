package countinghouse.truthaudit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Truth and marts beside each other, for one kind of key.
 *
 * @param truth what the storefront knows
 * @param marts what the published marts say
 * @param <K> what a row of figures belongs to
 */
record Comparison<K extends Comparable<K>>(Map<K, Figures> truth, Map<K, Figures> marts) {

  /**
   * One row of figures on both sides.
   *
   * @param key what they belong to
   */
  record Pair<K>(K key, Figures truth, Figures marts) {
    /** What the marts have too much; negative when they lack it. */
    Figures difference() {
      return marts.minus(truth);
    }
  }

  /** Every key of either side, in order; a side that lacks it has zeros. */
  List<Pair<K>> pairs() {
    SortedSet<K> keys = new TreeSet<>(truth.keySet());
    keys.addAll(marts.keySet());
    List<Pair<K>> pairs = new ArrayList<>(keys.size());
    for (K key : keys) {
      pairs.add(
          new Pair<>(
              key, truth.getOrDefault(key, Figures.NONE), marts.getOrDefault(key, Figures.NONE)));
    }
    return pairs;
  }

  /** The rows in which any figure differs. */
  List<Pair<K>> differing() {
    return pairs().stream().filter(pair -> !pair.difference().isZero()).toList();
  }

  /** The same for some of the keys. */
  Comparison<K> where(Predicate<K> condition) {
    return new Comparison<>(some(truth, condition), some(marts, condition));
  }

  private static <K> Map<K, Figures> some(Map<K, Figures> all, Predicate<K> condition) {
    Map<K, Figures> some = new HashMap<>(all);
    some.keySet().removeIf(condition.negate());
    return some;
  }

  /** The sums over all keys that share something, such as the source. */
  <G extends Comparable<G>> SortedMap<G, Pair<G>> totals(Function<K, G> group) {
    SortedMap<G, Pair<G>> totals = new TreeMap<>();
    for (Pair<K> pair : pairs()) {
      G key = group.apply(pair.key());
      totals.merge(
          key,
          new Pair<>(key, pair.truth(), pair.marts()),
          (a, b) -> new Pair<>(key, a.truth().plus(b.truth()), a.marts().plus(b.marts())));
    }
    return totals;
  }
}
