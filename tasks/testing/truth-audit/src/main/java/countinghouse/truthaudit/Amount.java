package countinghouse.truthaudit;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Figures as people read them. */
final class Amount {
  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

  private Amount() {}

  /** Money with at least two decimals and no false rounding, things without decimals. */
  static String text(Measure measure, BigDecimal value) {
    return measure.isMoney() ? money(value) : thing(value);
  }

  static String money(BigDecimal value) {
    return new DecimalFormat("#,##0.00##", SYMBOLS).format(value);
  }

  static String thing(BigDecimal value) {
    return new DecimalFormat("#,##0.#####", SYMBOLS).format(value);
  }
}
