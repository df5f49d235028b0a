package countinghouse.storefront.business.till;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment; amounts in cents.
 *
 * @param tender how it was paid, with its amount, tip and customer
 * @param status Square's payment status
 * @param fees what Square keeps, adjustments included
 * @param refunded given back or on the way back
 * @param online whether it was made through the web shop
 * @param offlineSince when the till took it without network; null when it was online
 */
public record TillPayment(
    String id,
    Instant created,
    Instant updated,
    Location location,
    String orderId,
    Tender tender,
    String status,
    List<Fee> fees,
    long refunded,
    List<String> refundIds,
    boolean online,
    @Nullable Instant offlineSince) {

  /** A processing fee; negative when Square gives something back. */
  public record Fee(Instant effective, boolean adjustment, long amount) {}

  /** All fees. */
  public long fee() {
    return fees.stream().mapToLong(Fee::amount).sum();
  }

  /** With one more fee. */
  public TillPayment withFee(Fee fee, Instant at) {
    return new TillPayment(
        id,
        created,
        at,
        location,
        orderId,
        tender,
        status,
        Stream.concat(fees.stream(), Stream.of(fee)).toList(),
        refunded,
        refundIds,
        online,
        offlineSince);
  }

  /** With one more refund. */
  public TillPayment refunding(String refundId, long cents, Instant at) {
    return new TillPayment(
        id,
        created,
        at,
        location,
        orderId,
        tender,
        status,
        fees,
        refunded + cents,
        Stream.concat(refundIds.stream(), Stream.of(refundId)).toList(),
        online,
        offlineSince);
  }

  /** Changed without a visible change, as when a refund arrived. */
  public TillPayment touched(Instant at) {
    return new TillPayment(
        id,
        created,
        at,
        location,
        orderId,
        tender,
        status,
        fees,
        refunded,
        refundIds,
        online,
        offlineSince);
  }
}
