package countinghouse.storefront.business.till;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund of a payment, in cents.
 *
 * @param orderId the return order
 * @param payment the payment it goes back to, as it was; null for cash without receipt
 * @param feeBack what Square gives back of its fee; 0 for none
 */
public record TillRefund(
    String id,
    Instant created,
    Instant updated,
    Location location,
    String orderId,
    @Nullable TillPayment payment,
    String reason,
    long amount,
    long feeBack,
    boolean completed) {

  /** After the money arrived. */
  public TillRefund completedAt(Instant at) {
    return new TillRefund(
        id, created, at, location, orderId, payment, reason, amount, feeBack, true);
  }
}
