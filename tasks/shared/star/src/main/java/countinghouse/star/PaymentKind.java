package countinghouse.star;

import java.util.Locale;

/** Which way money went; in the marts {@code payment_kind}. */
public enum PaymentKind {
  /** Taken from the customer. */
  PAYMENT,
  /** Given back. */
  REFUND;

  /** The name that it has in the marts. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
