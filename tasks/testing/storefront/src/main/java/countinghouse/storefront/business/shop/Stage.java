package countinghouse.storefront.business.shop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an order has come.
 *
 * @param status WooCommerce's slug without {@code wc-}
 * @param trashedFrom the status it had when it was put into the trash
 */
public record Stage(
    String status,
    @Nullable Instant paid,
    @Nullable Instant completed,
    @Nullable String trashedFrom,
    @Nullable Instant trashed) {

  /** A fresh order. */
  public static Stage of(String status) {
    return new Stage(status, null, null, null, null);
  }

  /** The next status at an instant; the first payment and the first completion are remembered. */
  public Stage to(String next, Instant at) {
    boolean pays = next.equals("processing") || next.equals("completed");
    return new Stage(
        next,
        paid == null && pays ? at : paid,
        completed == null && next.equals("completed") ? at : completed,
        null,
        null);
  }

  /** Into the trash. */
  public Stage trashed(Instant at) {
    return new Stage("trash", paid, completed, status, at);
  }

  /** Whether it lies in the trash. */
  public boolean isTrash() {
    return status.equals("trash");
  }

  /** Whether it counts as a sale: processing, completed, refunded. */
  public boolean isSale() {
    return status.equals("processing") || status.equals("completed") || status.equals("refunded");
  }
}
