package countinghouse.truthaudit;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What figures belong to.
 *
 * @param source the source's name
 * @param currency ISO 4217
 * @param day of the business zone
 */
record DayKey(String source, String currency, LocalDate day) implements Comparable<DayKey> {
  private static final Comparator<DayKey> ORDER =
      Comparator.comparing(DayKey::source)
          .thenComparing(DayKey::currency)
          .thenComparing(DayKey::day);

  @Override
  public int compareTo(DayKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return day + " " + source + " " + currency;
  }
}
