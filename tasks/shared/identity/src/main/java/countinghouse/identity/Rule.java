package countinghouse.identity;

import java.math.BigDecimal;

/** Why a profile belongs to its customer. */
public enum Rule {
  /** It is the profile by which the customer was first seen. */
  FIRST("first", "1.00"),

  /** It shares an e-mail. */
  EMAIL("email", "1.00"),

  /** It shares a telephone number and the family name beside it. */
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

  /** The rule as the marts name it. */
  public String text() {
    return text;
  }

  /** How sure it is, up to 1.00. */
  public BigDecimal confidence() {
    return confidence;
  }
}
