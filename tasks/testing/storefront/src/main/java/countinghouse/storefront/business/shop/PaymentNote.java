package countinghouse.storefront.business.shop;

/** How an order is paid, as the shop notes it; empty when unknown. */
public record PaymentNote(String method, String title, String transactionId) {
  /** Nothing chosen. */
  public static final PaymentNote NONE = new PaymentNote("", "", "");

  /** After WooCommerce's eraser, which takes the number of the payment for a trace of the buyer. */
  public PaymentNote erased() {
    return transactionId.isEmpty() ? this : withTransaction("0");
  }

  /** With the number the payment got at the provider. */
  public PaymentNote withTransaction(String id) {
    return new PaymentNote(method, title, id);
  }
}
