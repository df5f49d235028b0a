package countinghouse.makereport.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One column of a chart over time.
 *
 * @param label such as {@code Nov}
 * @param second what stands below it, such as the year; empty for nothing
 * @param values of the series, in their order
 * @param reference what the column is held against
 * @param isUnderWay whether its time is not over yet
 * @param told what is shown to who points at it
 */
public record Column(
    String label,
    String second,
    List<BigDecimal> values,
    Optional<BigDecimal> reference,
    boolean isUnderWay,
    String told) {

  BigDecimal above() {
    return sum(1);
  }

  BigDecimal below() {
    return sum(-1);
  }

  private BigDecimal sum(int sign) {
    return values.stream()
        .filter(value -> value.signum() == sign)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
