package countinghouse.storefront.business.shop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The web shop's database: what is in it now. Ids grow as in WordPress, with gaps. */
public final class Shop {
  private final NavigableMap<Long, ShopOrder> orders = new TreeMap<>();
  private final NavigableMap<Long, List<ShopRefund>> refunds = new TreeMap<>();
  private final NavigableMap<Long, ShopCustomer> customers = new TreeMap<>();
  private final NavigableMap<Long, Coupon> coupons = new TreeMap<>();
  private final Shelf shelf = new Shelf(this);
  private long lastPost = 11;
  private long lastItem;
  private long lastMeta = 200;
  private long lastUser;

  /** Every order, the trash included, by id. */
  public Collection<ShopOrder> orders() {
    return Collections.unmodifiableCollection(orders.values());
  }

  /** An order, if it still exists. */
  public Optional<ShopOrder> order(long id) {
    return Optional.ofNullable(orders.get(id));
  }

  /** Adds or replaces an order. */
  public void save(ShopOrder order) {
    orders.put(order.id(), order);
  }

  /** Deletes an order and its refunds for good. */
  public void delete(long orderId) {
    orders.remove(orderId);
    refunds.remove(orderId);
  }

  /** Every refund, by order and then by id. */
  public List<ShopRefund> refunds() {
    return refunds.values().stream().flatMap(List::stream).toList();
  }

  /** The refunds of an order, oldest first. */
  public List<ShopRefund> refundsOf(long orderId) {
    return refunds.getOrDefault(orderId, List.of());
  }

  /** Adds a refund. */
  public void save(ShopRefund refund) {
    List<ShopRefund> all = new ArrayList<>(refundsOf(refund.orderId()));
    all.add(refund);
    refunds.put(refund.orderId(), List.copyOf(all));
  }

  /** Deletes a refund; its order does not notice. */
  public void delete(ShopRefund refund) {
    refunds.put(
        refund.orderId(),
        refundsOf(refund.orderId()).stream().filter(other -> other.id() != refund.id()).toList());
  }

  /** Every account, by id. */
  public Collection<ShopCustomer> customers() {
    return Collections.unmodifiableCollection(customers.values());
  }

  /** An account, if it exists. */
  public Optional<ShopCustomer> customer(long id) {
    return Optional.ofNullable(customers.get(id));
  }

  /** Adds or replaces an account. */
  public void save(ShopCustomer customer) {
    customers.put(customer.id(), customer);
  }

  /** Deletes an account; orders keep what they say of it. */
  public void deleteAccount(long id) {
    customers.remove(id);
  }

  /** Every coupon, by id. */
  public Collection<Coupon> coupons() {
    return Collections.unmodifiableCollection(coupons.values());
  }

  /** Adds or replaces a coupon. */
  public void save(Coupon coupon) {
    coupons.put(coupon.id(), coupon);
  }

  /** The products. */
  public Shelf shelf() {
    return shelf;
  }

  /** An id of the sequence that orders, refunds, products, variations and coupons share. */
  public long newPostId() {
    return ++lastPost;
  }

  /** Leaves gaps in that sequence, as pages, images and menu items do. */
  public void skipPostIds(int gap) {
    lastPost += gap;
  }

  /** An id for a row of an order: line, tax, shipping, fee, coupon. */
  public long newItemId() {
    return ++lastItem;
  }

  /** An id for a row of metadata. */
  public long newMetaId() {
    return ++lastMeta;
  }

  /** An id for a user. */
  public long newUserId() {
    return ++lastUser;
  }
}
