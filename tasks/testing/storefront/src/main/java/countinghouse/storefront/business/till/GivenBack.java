package countinghouse.storefront.business.till;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money given back on a return, in cents; the order's view of a {@link TillRefund}.
 *
 * @param paymentId the payment it goes back to; null for cash without receipt
 * @param sourceOrderId the order that was paid; null without receipt
 */
public record GivenBack(
    String id,
    @Nullable String paymentId,
    @Nullable String sourceOrderId,
    Instant created,
    String reason,
    long amount,
    boolean approved) {

  /** After the bank agreed. */
  public GivenBack approvedNow() {
    return new GivenBack(id, paymentId, sourceOrderId, created, reason, amount, true);
  }
}
