package countinghouse.checkmarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.checkmarts.SourceDays.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Whether lake, staging and marts agree, without any of the three. */
final class SourceDaysTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  private final SourceDays days = SourceDays.ofAllSides();

  @Test
  void sidesThatSayTheSameInPartsAgree() {
    days.add("lake", MONDAY, figures(2, "30.5"));
    days.add("staging", MONDAY, figures(1, "10.50"));
    days.add("staging", MONDAY, figures(1, "20"));
    days.add("marts", MONDAY, figures(2, "30.5000"));

    assertThat(days.differing()).isEmpty();
  }

  @Test
  void aDayThatDiffersInRecordsOrInMoneyIsNamedWithTheFiguresOfAllSides() {
    days.add("lake", TUESDAY, figures(2, "1234567.891"));
    days.add("marts", TUESDAY, figures(2, "1234567.89"));
    days.add("staging", TUESDAY, figures(2, "1234567.891"));
    days.add("lake", MONDAY, figures(1, "8"));
    days.add("staging", MONDAY, figures(1, "8"));
    days.add("marts", MONDAY, figures(2, "8"));

    assertThat(days.differing())
        .containsExactly(
            "2026-06-01: lake 1 of 8.00, staging 1 of 8.00, marts 2 of 8.00",
            "2026-06-02: lake 2 of 1,234,567.891, staging 2 of 1,234,567.891,"
                + " marts 2 of 1,234,567.89");
  }

  @Test
  void aDayOfWhichOneSideSaysNothingDiffersUnlessTheOthersSayZero() {
    days.add("staging", MONDAY, figures(1, "0"));
    days.add("marts", TUESDAY, figures(0, "0"));

    assertThat(days.differing())
        .containsExactly("2026-06-01: lake 0 of 0.00, staging 1 of 0.00, marts 0 of 0.00");
  }

  @Test
  void stagingThatWasFoldedAgainIsLeftOut() {
    SourceDays without = SourceDays.withoutStaging();
    without.add("lake", MONDAY, figures(1, "8"));
    without.add("staging", MONDAY, figures(7, "700"));
    without.add("marts", MONDAY, figures(1, "8"));
    without.add("marts", TUESDAY, figures(1, "2"));

    assertThat(without.differing()).containsExactly("2026-06-02: lake 0 of 0.00, marts 1 of 2.00");
    assertThat(without.summary())
        .isEqualTo(
            "2 days, 2 of 10.00 (0 not counted, 0 waiting; 0 not independently reconciled);"
                + " staging was folded again and is left out");
  }

  @Test
  void theSummaryAddsUpWhatTheMartsSay() {
    days.add("lake", MONDAY, figures(100, "100"));
    days.add("marts", MONDAY, new Figures(1, new BigDecimal("8.5"), 2, 3, 4));
    days.add("marts", MONDAY, new Figures(10, new BigDecimal("0.5"), 20, 30, 40));
    days.add("marts", TUESDAY, new Figures(100, new BigDecimal("1"), 200, 300, 400));

    assertThat(days.summary())
        .isEqualTo(
            "2 days, 111 of 10.00"
                + " (222 not counted, 444 waiting; 333 not independently reconciled)");
  }

  @Test
  void anotherSideIsRefused() {
    assertThatThrownBy(() -> days.add("mart", MONDAY, Figures.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[lake, staging, marts], not mart");
  }

  private static Figures figures(long records, String amount) {
    return new Figures(records, new BigDecimal(amount), 0, 0, 0);
  }
}
