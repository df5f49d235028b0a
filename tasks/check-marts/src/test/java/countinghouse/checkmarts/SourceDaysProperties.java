package countinghouse.checkmarts;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.checkmarts.SourceDays.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which days are named, whatever the three sides say of them. */
final class SourceDaysProperties {
  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  /** What one side says of one day. */
  record Said(String side, LocalDate day, long records, BigDecimal amount) {}

  @Property
  void aDayIsNamedWhenAndOnlyWhenItsSumsDiffer(@ForAll("sayings") List<Said> sayings) {
    SourceDays all = SourceDays.ofAllSides();
    Map<LocalDate, Map<String, BigDecimal>> amounts = new TreeMap<>();
    Map<LocalDate, Map<String, Long>> records = new TreeMap<>();
    for (Said said : sayings) {
      all.add(said.side(), said.day(), new Figures(said.records(), said.amount(), 0, 0, 0));
      amounts
          .computeIfAbsent(said.day(), day -> zeros(BigDecimal.ZERO))
          .merge(said.side(), said.amount(), BigDecimal::add);
      records
          .computeIfAbsent(said.day(), day -> zeros(0L))
          .merge(said.side(), said.records(), Long::sum);
    }

    List<String> differing =
        amounts.keySet().stream()
            .filter(day ->
                !isOne(amounts.getOrDefault(day, Map.of()))
                    || !isOne(records.getOrDefault(day, Map.of())))
            .map(LocalDate::toString)
            .toList();
    assertThat(all.differing().stream().map(line -> line.substring(0, 10)))
        .containsExactlyElementsOf(differing);
  }

  /** Few figures, so that sides agree often. */
  @Provide
  Arbitrary<List<Said>> sayings() {
    return Combinators.combine(
            Arbitraries.of("lake", "staging", "marts"),
            Arbitraries.of(MONDAY, TUESDAY),
            Arbitraries.longs().between(0, 1),
            Arbitraries.of("0.01", "-0.01", "0").map(BigDecimal::new))
        .as(Said::new)
        .list()
        .ofMaxSize(9);
  }

  private static <T> Map<String, T> zeros(T zero) {
    return new TreeMap<>(Map.of("lake", zero, "staging", zero, "marts", zero));
  }

  private static <T extends Comparable<T>> boolean isOne(Map<String, T> sides) {
    return sides.values().stream()
        .allMatch(figure -> figure.compareTo(sides.values().iterator().next()) == 0);
  }
}
