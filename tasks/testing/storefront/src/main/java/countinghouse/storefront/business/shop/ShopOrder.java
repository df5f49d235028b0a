package countinghouse.storefront.business.shop;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A web order as it is now.
 *
 * @param modified when it last changed; not moved by the deletion of a refund, as in WooCommerce
 */
public record ShopOrder(
    long id,
    String orderKey,
    String createdVia,
    Instant created,
    Instant modified,
    Stage stage,
    Buyer buyer,
    Basket basket,
    PaymentNote payment,
    List<Meta> meta) {

  /** In the next status. */
  public ShopOrder to(String status, Instant at) {
    return with(at, stage.to(status, at), buyer, basket, payment, meta);
  }

  /** In the trash. */
  public ShopOrder trashed(Instant at) {
    return with(at, stage.trashed(at), buyer, basket, payment, meta);
  }

  /** With another stage. */
  public ShopOrder withStage(Stage other, Instant at) {
    return with(at, other, buyer, basket, payment, meta);
  }

  /** With another buyer. */
  public ShopOrder withBuyer(Buyer other, Instant at) {
    return with(at, stage, other, basket, payment, meta);
  }

  /** With another basket. */
  public ShopOrder withBasket(Basket other, Instant at) {
    return with(at, stage, buyer, other, payment, meta);
  }

  /** With another payment. */
  public ShopOrder withPayment(PaymentNote other, Instant at) {
    return with(at, stage, buyer, basket, other, meta);
  }

  /** With one more piece of metadata. */
  public ShopOrder withMeta(Meta more, Instant at) {
    return with(
        at, stage, buyer, basket, payment, Stream.concat(meta.stream(), Stream.of(more)).toList());
  }

  /** Touched without a visible change. */
  public ShopOrder touched(Instant at) {
    return with(at, stage, buyer, basket, payment, meta);
  }

  private ShopOrder with(
      Instant at, Stage s, Buyer b, Basket basketNow, PaymentNote p, List<Meta> m) {
    return new ShopOrder(id, orderKey, createdVia, created, at, s, b, basketNow, p, m);
  }
}
