package countinghouse.storefront.business.till;

import countinghouse.storefront.business.Chance;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The till's database: what is in it now. */
public final class Till {
  private final Map<String, TillOrder> orders = new LinkedHashMap<>();
  private final Map<String, TillPayment> payments = new LinkedHashMap<>();
  private final Map<String, TillRefund> refunds = new LinkedHashMap<>();
  private final Map<String, TillCustomer> customers = new LinkedHashMap<>();
  private final Catalog catalog;

  /**
   * An empty till.
   *
   * @param setUp when its catalogue was made
   */
  public Till(long seed, Instant setUp) {
    this.catalog = new Catalog(Chance.of(seed, "catalog"), setUp);
  }

  /** Every order. */
  public Collection<TillOrder> orders() {
    return Collections.unmodifiableCollection(orders.values());
  }

  /** An order. */
  public Optional<TillOrder> order(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  /** Adds or replaces an order. */
  public void save(TillOrder order) {
    orders.put(order.id(), order);
  }

  /** Every payment. */
  public Collection<TillPayment> payments() {
    return Collections.unmodifiableCollection(payments.values());
  }

  /** A payment. */
  public Optional<TillPayment> payment(String id) {
    return Optional.ofNullable(payments.get(id));
  }

  /** Adds or replaces a payment. */
  public void save(TillPayment payment) {
    payments.put(payment.id(), payment);
  }

  /** Every refund of a payment. */
  public Collection<TillRefund> refunds() {
    return Collections.unmodifiableCollection(refunds.values());
  }

  /** A refund of a payment. */
  public Optional<TillRefund> refund(String id) {
    return Optional.ofNullable(refunds.get(id));
  }

  /** Adds or replaces a refund of a payment. */
  public void save(TillRefund refund) {
    refunds.put(refund.id(), refund);
  }

  /** Every customer profile. */
  public Collection<TillCustomer> customers() {
    return Collections.unmodifiableCollection(customers.values());
  }

  /** A customer profile. */
  public Optional<TillCustomer> customer(String id) {
    return Optional.ofNullable(customers.get(id));
  }

  /** Adds or replaces a customer profile. */
  public void save(TillCustomer customer) {
    customers.put(customer.id(), customer);
  }

  /** Deletes a customer profile; orders and payments keep its id. */
  public void deleteProfile(String id) {
    customers.remove(id);
  }

  /** The catalogue. */
  public Catalog catalog() {
    return catalog;
  }
}
