package countinghouse.truthaudit;

import java.time.LocalDate;
import java.util.Comparator;

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

  @Override
  public int compareTo(ProductDay other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return day + " " + source + " " + (productId.isEmpty() ? "(no product)" : productId);
  }
}
