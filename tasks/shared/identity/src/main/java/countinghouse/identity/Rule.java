package countinghouse.identity;

import java.math.BigDecimal;

/** Why a profile belongs to its customer. */
enum Rule {
  FIRST("first", "1.00"),
  EMAIL("email", "1.00"),
  PHONE("phone and family name", "0.80");

  private final String text;
  private final BigDecimal confidence;

  Rule(String text, String confidence) {
    this.text = text;
    this.confidence = new BigDecimal(confidence);
  }

  static Rule of(boolean isFirst, boolean byEmail) {
    return isFirst ? FIRST : byEmail ? EMAIL : PHONE;
  }

  String text() {
    return text;
  }

  BigDecimal confidence() {
    return confidence;
  }
}
