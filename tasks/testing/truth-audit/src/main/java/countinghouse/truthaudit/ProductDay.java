package countinghouse.truthaudit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A product's day at a source, before refunds and without gift cards.
 *
 * @param source the source's name
 * @param day of the business zone
 * @param productId the variation's id where there is one; empty for what has no id, such as a
 *     custom amount
 */
record ProductDay(String source, LocalDate day, String productId)
    implements Comparable<ProductDay> {
  private static final Comparator<ProductDay> ORDER =
      Comparator.comparing(ProductDay::source)
          .thenComparing(ProductDay::day)
          .thenComparing(ProductDay::productId);

  /**
   * Figures of the marts under the products that truth knows; all others under none.
   *
   * <p>A shop forgets which product a line was of when that product is deleted, and its orders do
   * not change for it. So truth, which speaks of the shop as it is now, has no product there, while
   * marts that read the line before rightly keep theirs.
   */
  static Map<ProductDay, Figures> asFarAsKnown(
      Map<ProductDay, Figures> marts, Set<ProductDay> known) {
    Map<ProductDay, Figures> figures = new TreeMap<>();
    marts.forEach((key, value) ->
        figures.merge(
            known.contains(key) ? key : new ProductDay(key.source(), key.day(), ""),
            value,
            Figures::plus));
    return figures;
  }

  @Override
  public int compareTo(ProductDay other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return day + " " + source + " " + (productId.isEmpty() ? "(no product)" : productId);
  }
}
