package countinghouse.buildmarts.table;

import countinghouse.warehouse.Engine;
import countinghouse.warehouse.Keys;
import java.time.LocalDateTime;
import org.jooq.Field;

/**
 * What the natural key of every table is made of. A table that has the key and every table that
 * refers to it ask here for the same surrogate key, so that no reference can miss its row.
 *
 * @param engine that computes the surrogate key
 */
public record NaturalKeys(Engine engine) {
  /** An order of a source. */
  public Field<Long> order(Field<String> source, Field<String> order) {
    return engine.key(source, order);
  }

  /** A line of an order. */
  public Field<Long> orderLine(Field<String> source, Field<String> order, Field<String> line) {
    return engine.key(source, order, line);
  }

  /**
   * A refund, or a return inside an order of the till.
   *
   * @param part names the return among several of one order; empty for a refund
   */
  public Field<Long> refund(Field<String> source, Field<String> refund, Field<String> part) {
    return engine.key(source, refund, part);
  }

  /** A line of a refund; its id is unique among all parts of the refund. */
  public Field<Long> refundLine(Field<String> source, Field<String> refund, Field<String> line) {
    return engine.key(source, refund, line);
  }

  /**
   * Money taken or given back.
   *
   * @param kind the label of a {@link countinghouse.star.PaymentKind}; both may have the same id
   */
  public Field<Long> payment(Field<String> source, Field<String> kind, Field<String> payment) {
    return engine.key(source, kind, payment);
  }

  /**
   * A customer candidate; also the durable key of a customer, of whom it is the first.
   *
   * @param kind of the profile: the label of a {@link countinghouse.star.ProfileKind}
   * @param profile the customer's id at the source, of a guest the order's
   */
  public Field<Long> candidate(Field<String> source, Field<String> kind, Field<String> profile) {
    return engine.key(source, kind, profile);
  }

  /** A version of a customer. */
  public Field<Long> customerVersion(Field<Long> durableKey, Field<LocalDateTime> validFrom) {
    return engine.key(durableKey, engine.epochMicros(validFrom));
  }

  /**
   * A product in all its versions.
   *
   * @param reference names the variant inside its source
   */
  public Field<Long> product(Field<String> source, Field<String> reference) {
    return engine.key(source, reference);
  }

  /** A version of a product. */
  public Field<Long> productVersion(
      Field<String> source, Field<String> reference, Field<LocalDateTime> validFrom) {
    return engine.key(source, reference, engine.epochMicros(validFrom));
  }

  /** A place of sale. */
  public Field<Long> location(Field<String> source, Field<String> location) {
    return engine.key(source, location);
  }

  /**
   * A way of paying.
   *
   * @param brand of the card; empty for what is no card
   */
  public Field<Long> paymentMethod(
      Field<String> source, Field<String> method, Field<String> brand) {
    return engine.key(source, method, brand);
  }

  /** A promotion of a source. */
  public Field<Long> promotion(Field<String> source, Field<String> type, Field<String> code) {
    return engine.key(source, type, code);
  }

  /** A sales channel. */
  public Field<Long> channel(Field<String> code) {
    return engine.key(code);
  }

  /** The same of a channel that Java knows. */
  public static long channel(String code) {
    return Keys.of(code);
  }

  /** A combination of flags, all of them in the order of the columns of {@code dim_order_flags}. */
  public Field<Long> orderFlags(Field<?>... flags) {
    return engine.key(flags);
  }
}
