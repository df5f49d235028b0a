package countinghouse.makereport.text;

import countinghouse.makereport.figures.Comparison;
import java.math.BigDecimal;
import java.util.Optional;

/** How much something changed, by words and signs, never by colour alone. */
public final class Changes {
  private static final BigDecimal UNSEEN = new BigDecimal("0.0005");
  private static final BigDecimal MANY = new BigDecimal("9.995");

  private Changes() {}

  /** For a cell: {@code +12.3 %}, {@code −3.0 %}, {@code new}, or a dash. */
  public static String brief(Comparison comparison) {
    if (comparison.before().isEmpty()) {
      return Days.NONE;
    }
    if (isNew(comparison)) {
      return "new";
    }
    return comparison.ratio().map(Changes::signed).orElse(Days.NONE);
  }

  private static boolean isNew(Comparison comparison) {
    return comparison.before().filter(it -> it.signum() == 0).isPresent()
        && comparison.now().signum() > 0;
  }

  private static String signed(BigDecimal ratio) {
    if (ratio.abs().compareTo(UNSEEN) < 0) {
      return "0.0\u00A0%";
    }
    if (ratio.compareTo(MANY) > 0) {
      return "\u00D7\u00A0" + Money.grouped(ratio.add(BigDecimal.ONE), 0);
    }
    String sign = ratio.signum() > 0 ? "+" : "";
    return sign + Counts.percent(ratio);
  }

  /** For a sentence: {@code 12.3 % more than}, {@code as much as}; nothing without a base. */
  public static Optional<String> words(Comparison comparison) {
    return comparison.ratio().map(Changes::words);
  }

  private static String words(BigDecimal ratio) {
    if (ratio.abs().compareTo(UNSEEN) < 0) {
      return "as much as";
    }
    return Counts.percent(ratio.abs()) + (ratio.signum() > 0 ? " more than" : " less than");
  }
}
