package countinghouse.makereport.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A figure and what it is held against.
 *
 * @param now the figure
 * @param before what it was; nothing when history does not reach back so far
 */
public record Comparison(BigDecimal now, Optional<BigDecimal> before) {

  /** A figure held against a known one. */
  public static Comparison of(BigDecimal now, BigDecimal before) {
    return new Comparison(now, Optional.of(before));
  }

  /** The change as a part of what it was; nothing where that is not more than zero. */
  public Optional<BigDecimal> ratio() {
    return before
        .filter(it -> it.signum() > 0)
        .map(it -> now.subtract(it).divide(it, 6, RoundingMode.HALF_UP));
  }
}
