package countinghouse.extractwoocommerce;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** A set of record ids that stays small: one bit for each id up to the highest. */
final class IdSet {
  private final BitSet low = new BitSet();
  private final Set<Long> high = new HashSet<>();

  /** Adds an id; false when it was there. */
  boolean add(long id) {
    if (id < 0 || id > Integer.MAX_VALUE / 2) {
      return high.add(id);
    }
    boolean added = !low.get((int) id);
    low.set((int) id);
    return added;
  }
}
