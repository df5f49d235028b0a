package countinghouse.tableau;

import countinghouse.semantics.NumberFormat;

/**
 * How a number is shown, as Tableau writes it: {@code n} a number, {@code p} a share of 1, {@code
 * *} a pattern of one's own; that of negative numbers behind a semicolon.
 */
enum Format {
  MONEY("n#,##0.00;-#,##0.00"),
  COUNT("n#,##0;-#,##0"),
  DECIMAL("n#,##0.0;-#,##0.0"),
  PERCENT("p0.0%"),
  /** A share of 1 by which something grew or fell. */
  CHANGE("*+0.0%;-0.0%;0.0%");

  private final String written;

  Format(String written) {
    this.written = written;
  }

  static Format of(NumberFormat format) {
    return switch (format) {
      case MONEY -> MONEY;
      case COUNT -> COUNT;
      case DECIMAL -> DECIMAL;
      case PERCENT -> PERCENT;
    };
  }

  /** As Tableau writes it. */
  String written() {
    return written;
  }
}
