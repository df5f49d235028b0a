package countinghouse.makereport.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Net sales of all complete days, to be summed over any days, product lines, channels, sources. */
public final class NetSales {
  private final NavigableMap<LocalDate, List<DaySales>> byDay;

  /** Takes rows in any order. */
  public NetSales(Collection<DaySales> rows) {
    byDay =
        rows.stream()
            .collect(groupingBy(DaySales::day, TreeMap::new, java.util.stream.Collectors.toList()));
  }

  private Stream<DaySales> in(Period period) {
    return byDay.subMap(period.first(), true, period.last(), true).values().stream()
        .flatMap(List::stream);
  }

  /** Net sales of these days. */
  public BigDecimal total(Period period) {
    return total(period, row -> true);
  }

  /** Net sales of these days, of some rows. */
  public BigDecimal total(Period period, Predicate<DaySales> which) {
    return sum(period, which, DaySales::net);
  }

  /** Whether anything was sold or given back on these days. */
  public boolean isAny(Period period, Predicate<DaySales> which) {
    return in(period).anyMatch(which);
  }

  /** What was given back on these days, positive. */
  public BigDecimal refunded(Period period, Predicate<DaySales> which) {
    return sum(period, which, DaySales::refunded);
  }

  /** What was sold on these days, before refunds. */
  public BigDecimal sold(Period period, Predicate<DaySales> which) {
    return sum(period, which, DaySales::sold);
  }

  private BigDecimal sum(
      Period period, Predicate<DaySales> which, Function<DaySales, BigDecimal> what) {
    return in(period).filter(which).map(what).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Net sales of these days by something, in alphabetical order. */
  public Map<String, BigDecimal> by(Period period, Function<DaySales, String> what) {
    return in(period)
        .collect(
            groupingBy(
                what, TreeMap::new, reducing(BigDecimal.ZERO, DaySales::net, BigDecimal::add)));
  }

  /**
   * Net sales of these days held against the same days a year before, as far as history reaches.
   */
  public Comparison againstYearBefore(Period period, History history, Predicate<DaySales> which) {
    Period before = period.yearBefore();
    return new Comparison(
        total(period, which),
        java.util.Optional.of(before).filter(history::covers).map(it -> total(it, which)));
  }

  /** Every value of something in these days, that of the largest net sales first. */
  public List<String> ranked(Period period, Function<DaySales, String> what) {
    return by(period, what).entrySet().stream()
        .sorted(
            Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
