package countinghouse.makereport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static Ticks over(String least, String most) {
    return Ticks.over(new BigDecimal(least), new BigDecimal(most), 4);
  }

  private static String shown(Ticks ticks) {
    return ticks.values().stream().map(BigDecimal::toPlainString).toList().toString();
  }

  @Test
  void marksAreRoundNumbersFromZeroUp() {
    assertThat(shown(over("0", "104875.99"))).isEqualTo("[0, 50000, 100000, 150000]");
    assertThat(shown(over("0", "7"))).isEqualTo("[0, 2, 4, 6, 8]");
    assertThat(shown(over("0", "0.9"))).isEqualTo("[0.0, 0.5, 1.0]");
    assertThat(shown(over("12", "13"))).isEqualTo("[0, 5, 10, 15]");
  }

  @Test
  void whatIsLessThanZeroHasMarksToo() {
    assertThat(shown(over("-30", "90"))).isEqualTo("[-50, 0, 50, 100]");
    assertThat(shown(over("-9", "-3"))).isEqualTo("[-10, -5, 0]");
  }

  @Test
  void nothingAtAllHasAnAxisAllTheSame() {
    assertThat(over("0", "0").values()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Property
  void theyHoldAllValuesAndZeroInEvenSteps(
      @ForAll @BigRange(min = "-1000000000", max = "1000000000") @Scale(4) BigDecimal one,
      @ForAll @BigRange(min = "-1000000000", max = "1000000000") @Scale(4) BigDecimal other) {
    Ticks ticks = Ticks.over(one.min(other), one.max(other), 4);
    assertThat(ticks.values().getFirst()).isLessThanOrEqualTo(one.min(other).min(BigDecimal.ZERO));
    assertThat(ticks.values().getLast())
        .isGreaterThanOrEqualTo(one.max(other).max(BigDecimal.ZERO));
    assertThat(ticks.values()).anySatisfy(it -> assertThat(it).isEqualByComparingTo("0"));
    assertThat(ticks.values()).hasSizeBetween(2, 7);
    BigDecimal step = ticks.values().get(1).subtract(ticks.values().get(0));
    for (int index = 1; index < ticks.values().size(); index++) {
      assertThat(ticks.values().get(index).subtract(ticks.values().get(index - 1)))
          .isEqualByComparingTo(step);
    }
  }
}
