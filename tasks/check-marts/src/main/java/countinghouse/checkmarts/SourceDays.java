package countinghouse.checkmarts;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lake, staging and marts say of one source, day by day. */
final class SourceDays {
  private static final String STAGING = "staging";
  private static final List<String> SIDES = List.of("lake", STAGING, "marts");
  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
  private final List<String> compared;
  private final SortedMap<LocalDate, Map<String, Figures>> days = new TreeMap<>();

  private SourceDays(List<String> compared) {
    this.compared = compared;
  }

  /** All three must agree. */
  static SourceDays ofAllSides() {
    return new SourceDays(SIDES);
  }

  /** Lake and marts must agree; what staging says is not looked at. */
  static SourceDays withoutStaging() {
    return new SourceDays(SIDES.stream().filter(side -> !side.equals(STAGING)).toList());
  }

  /**
   * The figures of one side and day.
   *
   * @param records orders, refunds or payments
   * @param amount the money in them, currencies added up: a check sum, not a figure to show
   * @param notCounted records that are no sale, a mirror, or gone
   * @param headerOnly records whose amount stands only in the header, so that the marts took it
   *     from there: not independently reconciled
   * @param waiting records whose order has not arrived
   */
  record Figures(long records, BigDecimal amount, long notCounted, long headerOnly, long waiting) {
    static final Figures NONE = new Figures(0, BigDecimal.ZERO, 0, 0, 0);

    Figures plus(Figures other) {
      return new Figures(
          records + other.records,
          amount.add(other.amount),
          notCounted + other.notCounted,
          headerOnly + other.headerOnly,
          waiting + other.waiting);
    }

    boolean agrees(Figures other) {
      return records == other.records && amount.compareTo(other.amount) == 0;
    }

    @Override
    public String toString() {
      return records + " of " + new DecimalFormat("#,##0.00##", SYMBOLS).format(amount);
    }
  }

  /** Adds what one side says of a day. */
  void add(String side, LocalDate day, Figures figures) {
    if (!SIDES.contains(side)) {
      throw new IllegalArgumentException("a side is one of " + SIDES + ", not " + side);
    }
    days.computeIfAbsent(day, key -> new HashMap<>()).merge(side, figures, Figures::plus);
  }

  /** The days on which the sides do not agree, in records or in money, with their figures. */
  List<String> differing() {
    return days.entrySet().stream()
        .filter(day -> !agree(day.getValue()))
        .map(day -> day.getKey() + ": " + text(day.getValue()))
        .toList();
  }

  private boolean agree(Map<String, Figures> sides) {
    return compared.stream().allMatch(side -> figures(sides, side).agrees(figures(sides, "lake")));
  }

  private String text(Map<String, Figures> sides) {
    return String.join(
        ", ", compared.stream().map(side -> side + " " + figures(sides, side)).toList());
  }

  private static Figures figures(Map<String, Figures> sides, String side) {
    return sides.getOrDefault(side, Figures.NONE);
  }

  /** All days together, on the side of the marts. */
  String summary() {
    Figures all =
        days.values().stream()
            .map(sides -> figures(sides, "marts"))
            .reduce(Figures.NONE, Figures::plus);
    return "%d days, %s (%d not counted, %d waiting; %d not independently reconciled)%s"
        .formatted(
            days.size(),
            all,
            all.notCounted(),
            all.waiting(),
            all.headerOnly(),
            compared.contains(STAGING) ? "" : "; staging was folded again and is left out");
  }
}
