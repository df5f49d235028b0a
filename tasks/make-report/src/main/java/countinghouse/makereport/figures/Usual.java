package countinghouse.makereport.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What a figure was on earlier days of its kind.
 *
 * @param seen the earlier figures
 */
public record Usual(List<BigDecimal> seen) {

  /** Their average; nothing without any. */
  public Optional<BigDecimal> average() {
    return seen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            seen.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(seen.size()), 6, RoundingMode.HALF_UP));
  }

  /** The least of them. */
  public BigDecimal least() {
    return seen.stream().reduce(BigDecimal::min).orElseThrow();
  }

  /** The most of them. */
  public BigDecimal most() {
    return seen.stream().reduce(BigDecimal::max).orElseThrow();
  }
}
