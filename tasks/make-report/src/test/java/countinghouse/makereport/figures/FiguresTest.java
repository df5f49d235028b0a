package countinghouse.makereport.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.makereport.figures.ProductSales.Stretch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01, 2026-11-20, 2025-11-01, 2025-11-20",
    "2025-02-01, 2025-02-28, 2024-02-01, 2024-02-29",
    "2024-02-01, 2024-02-29, 2023-02-01, 2023-02-28",
    "2024-02-29, 2024-02-29, 2023-02-28, 2023-02-28"
  })
  void theYearBeforeHasTheSameDaysAndWholeMonthsStayWhole(
      String first, String last, String thenFirst, String thenLast) {
    assertThat(new Period(day(first), day(last)).yearBefore())
        .isEqualTo(new Period(day(thenFirst), day(thenLast)));
  }

  @Test
  void aPeriodKnowsItsKeysAndItsLength() {
    Period period = Period.ending(day("2026-03-01"), 28);
    assertThat(period.firstKey()).isEqualTo(20260202);
    assertThat(period.lastKey()).isEqualTo(20260301);
    assertThat(period.days()).isEqualTo(28);
    assertThat(period.earlier(28).last()).isEqualTo(day("2026-02-01"));
    assertThatThrownBy(() -> new Period(day("2026-02-01"), day("2026-01-31")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLastCompleteMonthIsOverOnItsLastDay() {
    assertThat(new History(day("2025-01-01"), day("2026-11-30")).lastCompleteMonth())
        .contains(YearMonth.of(2026, 11));
    assertThat(new History(day("2025-01-01"), day("2026-11-29")).lastCompleteMonth())
        .contains(YearMonth.of(2026, 10));
    assertThat(new History(day("2026-10-01"), day("2026-11-29")).lastCompleteMonth())
        .contains(YearMonth.of(2026, 10));
  }

  @Test
  void aMonthInWhichHistoryStartsIsNotComplete() {
    History history = new History(day("2026-10-02"), day("2026-11-29"));
    assertThat(history.lastCompleteMonth()).isEmpty();
    assertThat(history.lastTwelveMonths()).isEqualTo(history.all());
    assertThat(history.daysOf(YearMonth.of(2026, 10)))
        .isEqualTo(new Period(day("2026-10-02"), day("2026-10-31")));
    assertThat(new History(day("2026-11-02"), day("2026-11-30")).lastCompleteMonth()).isEmpty();
  }

  @Test
  void theTwelveMonthsOfAHistoryThatStartsLaterBeginWithIt() {
    assertThat(new History(day("2026-08-15"), day("2026-11-29")).lastTwelveMonths())
        .isEqualTo(new Period(day("2026-08-15"), day("2026-10-31")));
    assertThat(new History(day("2025-01-01"), day("2026-11-29")).lastTwelveMonths())
        .isEqualTo(Period.of(YearMonth.of(2025, 11), YearMonth.of(2026, 10)));
  }

  @Test
  void monthsGoNoFurtherBackThanHistory() {
    History history = new History(day("2026-09-15"), day("2026-11-20"));
    assertThat(history.months(13))
        .containsExactly(YearMonth.of(2026, 9), YearMonth.of(2026, 10), YearMonth.of(2026, 11));
    assertThat(history.months(2)).hasSize(2).last().isEqualTo(YearMonth.of(2026, 11));
    assertThat(history.daysOf(YearMonth.of(2026, 11)).last()).isEqualTo(day("2026-11-20"));
    assertThat(history.covers(Period.of(YearMonth.of(2026, 9)))).isFalse();
  }

  @Test
  void netSalesAreWhatIsSoldLessWhatIsGivenBack() {
    NetSales sales =
        new NetSales(
            List.of(
                row("2026-05-01", "Bread", "10", "0"),
                row("2026-05-02", "Bread", "5", "12"),
                row("2026-05-02", "Candles", "40", "0"),
                row("2026-06-01", "Bread", "99", "0")));
    Period may = Period.of(YearMonth.of(2026, 5));
    assertThat(sales.total(may)).isEqualByComparingTo("43");
    assertThat(sales.refunded(may, it -> true)).isEqualByComparingTo("12");
    assertThat(sales.ranked(may, DaySales::productLine)).containsExactly("Candles", "Bread");
    History history = new History(day("2026-05-01"), day("2026-06-01"));
    assertThat(sales.againstYearBefore(may, history, it -> true).before()).isEmpty();
  }

  private static DaySales row(String day, String line, String sold, String back) {
    return new DaySales(
        day(day), line, "Online", "shop", new BigDecimal(sold), new BigDecimal(back));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 9, false",
    "9, 3, false",
    "10, 10, false",
    "30, 60, true",
    "55, 60, false",
    "0, 20, true",
    "0, 4, false"
  })
  void onlyWhatChanceWouldNotDoIsAChange(int one, int other, boolean real) {
    assertThat(ProductSales.isRealChange(stretch(one), stretch(other))).isEqualTo(real);
  }

  private static Stretch stretch(int units) {
    return new Stretch(BigDecimal.ZERO, BigDecimal.valueOf(units));
  }

  @Test
  void theUsualIsTheAverageOfWhatWasSeen() {
    Usual usual = new Usual(List.of(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.TWO));
    assertThat(usual.average().orElseThrow()).isEqualByComparingTo("4.333333");
    assertThat(usual.least()).isEqualByComparingTo("1");
    assertThat(usual.most()).isEqualByComparingTo("10");
    assertThat(new Usual(List.of()).average()).isEmpty();
  }
}
