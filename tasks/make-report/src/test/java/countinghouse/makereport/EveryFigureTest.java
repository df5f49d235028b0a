package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every number on the page is what SQL straight from the facts says, and no number stands on it
 * that nothing is expected of: who adds a block adds what it has to show.
 */
class EveryFigureTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 14);
  private static final int SHOWN = 30;

  @TempDir Path folder;

  static Stream<Named<SampleMarts>> marts() {
    return Stream.of(
        Named.of("a usual year", Samples.usual()),
        Named.of("every oddity, in the middle of a month", EveryOddity.upTo(DAY)),
        Named.of("every oddity, up to a leap day", EveryOddity.upTo(LocalDate.of(2028, 2, 29))),
        Named.of("every oddity, up to a year's end", EveryOddity.upTo(LocalDate.of(2025, 12, 31))),
        Named.of("one sale on one day", Samples.oneSale()),
        Named.of("ten days over the end of a month", Samples.tenDays()),
        Named.of("no sale at all", new SampleMarts().days(DAY.minusDays(40), DAY, DAY)),
        Named.of("no complete day", new SampleMarts()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("marts")
  void everyFigureOnThePageIsWhatTheFactsSay(SampleMarts marts) {
    try (Warehouse warehouse = Warehouse.open(marts.published(folder))) {
      SortedMap<String, String> shown = ShownFigures.of(ReportPage.of(warehouse).document());
      SortedMap<String, String> expected = ExpectedFigures.of(warehouse);
      assertThat(differences(shown, expected)).isEmpty();
    }
  }

  @Test
  void netSalesByProductLineLastMonthTillOnlyCanBeNamed() {
    try (Warehouse warehouse = Warehouse.open(Samples.usual().published(folder))) {
      ReportPage page = ReportPage.of(warehouse);
      assertThat(page.cell("lines-2026-05", "Bread", "Till only"))
          .isEqualTo(ExpectedFigures.of(warehouse).get("lines-2026-05 | Bread | Till only"))
          .isEqualTo("38.40");
      assertThat(page.document().expectFirst("#lines-2026-05").closest("details[open]"))
          .isNotNull();
    }
  }

  @Test
  void aNumberThatNothingIsExpectedOfIsFoundAndSoIsAWrongOne() {
    try (Warehouse warehouse = Warehouse.open(Samples.oneSale().published(folder))) {
      SortedMap<String, String> expected = ExpectedFigures.of(warehouse);
      Document page = ReportPage.of(warehouse).document();
      page.expectFirst("#channels").append("<p class='lead'>And 7 more.</p>");
      page.expectFirst("#places-figures tbody").append("<tr><th>Moon</th><td>1</td><td/></tr>");
      page.expectFirst("#headline-month-to-date .figure").text("25.01 USD");
      assertThat(differences(ShownFigures.of(page), expected))
          .containsExactly(
              "channels | lead | 2: shown is And 7 more., the facts say null",
              "headline-month-to-date | figure | 1: shown is 25.01 USD, the facts say 25.00 USD",
              "places-figures | Moon | Net sales: shown is 1, the facts say null",
              "places-figures | Moon | Share: shown is , the facts say null");
    }
  }

  private static List<String> differences(
      SortedMap<String, String> shown, SortedMap<String, String> expected) {
    Set<String> places = new TreeSet<>(shown.keySet());
    places.addAll(expected.keySet());
    return places.stream()
        .filter(place -> !Objects.equals(shown.get(place), expected.get(place)))
        .limit(SHOWN)
        .map(place ->
            "%s: shown is %s, the facts say %s"
                .formatted(place, shown.get(place), expected.get(place)))
        .toList();
  }
}
