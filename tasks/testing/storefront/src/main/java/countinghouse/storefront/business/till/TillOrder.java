package countinghouse.storefront.business.till;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A till order as it is now: a sale, a return, or both (an exchange).
 *
 * @param closed when it was completed or canceled; null while open
 * @param mirrorOf the web order it repeats; null for the till's own
 */
public record TillOrder(
    String id,
    Location location,
    Instant created,
    Instant updated,
    @Nullable Instant closed,
    State state,
    Head head,
    Sale sale,
    List<TillReturn> returns,
    List<Tender> tenders,
    List<GivenBack> givenBack,
    @Nullable Long mirrorOf) {

  /** Square's order states. */
  public enum State {
    /** Not yet paid. */
    OPEN,
    /** Paid, or everything returned. */
    COMPLETED,
    /** Given up. */
    CANCELED
  }

  /**
   * Whose order it is and where it came from.
   *
   * @param source null when Square names none
   * @param shopOrderId the web order's number in the metadata of a mirrored order
   * @param wholesale whether the order is tagged as wholesale
   * @param pickup when it is to be fetched; null for everything sold over the counter
   * @param version 0 for orders the till made, as Square leaves it out there
   */
  public record Head(
      @Nullable String source,
      @Nullable String customerId,
      @Nullable String reference,
      @Nullable Long shopOrderId,
      boolean wholesale,
      @Nullable Instant pickup,
      int version) {

    /** An order made at the till. */
    public static Head ofTill(@Nullable String source, @Nullable String customerId) {
      return new Head(source, customerId, null, null, false, null, 0);
    }
  }

  /** Whether it counts as a sale of the till. */
  public boolean isSale() {
    return state == State.COMPLETED && mirrorOf == null && !sale.lines().isEmpty();
  }

  /** Everything taken back. */
  public long returned() {
    return returns.stream().mapToLong(TillReturn::total).sum();
  }

  /** Completed, paid by these tenders. */
  public TillOrder paid(Sale paidSale, List<Tender> by, Instant at) {
    return new TillOrder(
        id,
        location,
        created,
        at,
        at,
        State.COMPLETED,
        head,
        paidSale,
        returns,
        by,
        givenBack,
        mirrorOf);
  }

  /** Given up. */
  public TillOrder canceled(Instant at) {
    return new TillOrder(
        id,
        location,
        created,
        at,
        at,
        State.CANCELED,
        head,
        sale,
        returns,
        tenders,
        givenBack,
        mirrorOf);
  }

  /** With other tenders. */
  public TillOrder withTenders(List<Tender> others, Instant at) {
    return new TillOrder(
        id, location, created, at, closed, state, head, sale, returns, others, givenBack, mirrorOf);
  }

  /** With the money given back in another state. */
  public TillOrder withGivenBack(List<GivenBack> others, Instant at) {
    return new TillOrder(
        id, location, created, at, closed, state, head, sale, returns, tenders, others, mirrorOf);
  }
}
