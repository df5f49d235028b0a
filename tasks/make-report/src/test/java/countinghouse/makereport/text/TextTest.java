package countinghouse.makereport.text;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.makereport.figures.Comparison;
import countinghouse.makereport.figures.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @ParameterizedTest
  @CsvSource({
    "USD, 1234567.895, '1,234,567.90'",
    "USD, -0.5, −0.50",
    "JPY, 3000.5, '3,001'",
    "KWD, 1.2345, 1.235",
    "EUR, 0, 0.00"
  })
  void amountsHaveTheDigitsOfTheirCurrency(String currency, BigDecimal value, String shown) {
    assertThat(Money.of(currency).amount(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"12.5, +12.50", "0, 0.00", "-3, −3.00"})
  void aDifferenceHasItsSign(BigDecimal value, String shown) {
    assertThat(Money.of("USD").difference(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "950, 950", "12500, 12.5k", "150000, 150k", "3000000, 3M", "-2000, −2k"})
  void anAxisIsBrief(BigDecimal value, String shown) {
    assertThat(Money.brief(value)).isEqualTo(shown);
  }

  @Test
  void countsAgreeWithTheirNoun() {
    assertThat(Counts.of(1, "order", "orders")).isEqualTo("1\u00A0order");
    assertThat(Counts.of(1_200, "order", "orders")).isEqualTo("1,200\u00A0orders");
    assertThat(Counts.quantity(new BigDecimal("12.00000"))).isEqualTo("12");
    assertThat(Counts.quantity(new BigDecimal("0.2500"))).isEqualTo("0.25");
    assertThat(Counts.share(1, 0)).isEqualTo("–");
    assertThat(Counts.share(1, 8)).isEqualTo("12.5\u00A0%");
  }

  @Test
  void periodsAreNamedAsPeopleNameThem() {
    LocalDate day = LocalDate.of(2026, 11, 20);
    assertThat(Days.period(new Period(day.withDayOfMonth(1), day)))
        .isEqualTo("1 to 20 November 2026");
    assertThat(Days.period(Period.of(YearMonth.of(2026, 11)))).isEqualTo("November 2026");
    assertThat(Days.period(Period.of(YearMonth.of(2025, 12), YearMonth.of(2026, 11))))
        .isEqualTo("Dec 2025 to Nov 2026");
    assertThat(Days.period(Period.ending(day, 28))).isEqualTo("24 Oct 2026 to 20 Nov 2026");
    assertThat(Days.period(Period.of(day))).isEqualTo("20 Nov 2026");
  }

  @Test
  void instantsAreShownByTheClocksOfTheBusiness() {
    assertThat(Days.time(LocalDateTime.of(2026, 6, 15, 7, 5), ZoneId.of("America/New_York")))
        .isEqualTo("15 Jun 2026, 03:05");
  }

  private static Comparison of(String now, String before) {
    return Comparison.of(new BigDecimal(now), new BigDecimal(before));
  }

  @Test
  void changesAreSaidByWordsAndSigns() {
    assertThat(Changes.brief(of("112.3", "100"))).isEqualTo("+12.3\u00A0%");
    assertThat(Changes.brief(of("97", "100"))).isEqualTo("−3.0\u00A0%");
    assertThat(Changes.brief(of("100.04", "100"))).isEqualTo("0.0\u00A0%");
    assertThat(Changes.brief(of("5", "0"))).isEqualTo("new");
    assertThat(Changes.brief(of("0", "0"))).isEqualTo("–");
    assertThat(Changes.brief(of("10", "-5"))).isEqualTo("–");
    assertThat(Changes.brief(of("2600", "100"))).isEqualTo("×\u00A026");
    assertThat(Changes.brief(new Comparison(BigDecimal.ONE, Optional.empty()))).isEqualTo("–");
    assertThat(Changes.words(of("112.3", "100"))).contains("12.3\u00A0% more than");
    assertThat(Changes.words(of("97", "100"))).contains("3.0\u00A0% less than");
    assertThat(Changes.words(of("100", "100"))).contains("as much as");
    assertThat(Changes.words(of("100", "0"))).isEmpty();
  }
}
