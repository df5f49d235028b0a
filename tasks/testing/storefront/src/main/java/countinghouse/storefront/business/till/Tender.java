package countinghouse.storefront.business.till;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How part of an order was paid; its id is the payment's. Amounts in cents, tip included.
 *
 * @param type Square's tender type
 * @param fee what Square keeps, null while it is not known
 * @param cashGiven what the buyer handed over; 0 unless cash
 */
public record Tender(
    String id,
    Instant created,
    String type,
    long amount,
    long tip,
    @Nullable Long fee,
    @Nullable String customerId,
    long cashGiven,
    @Nullable Card card,
    @Nullable String note) {

  /** With the fee as it is now. */
  public Tender withFee(long cents) {
    return new Tender(id, created, type, amount, tip, cents, customerId, cashGiven, card, note);
  }
}
