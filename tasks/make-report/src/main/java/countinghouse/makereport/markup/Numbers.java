package countinghouse.makereport.markup;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers of an SVG. */
public final class Numbers {
  private Numbers() {}

  /** To a tenth of a pixel, the same in every locale: {@code 12}, {@code 12.5}. */
  public static String text(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
