package countinghouse.erasecustomer;

import countinghouse.warehouse.Warehouse;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what hangs on profiles: their orders by any version, the refunds and payments of these, and
 * the till's mirrors and returns of them. A mirror is found by each of the three ways in which the
 * marts know one: the shop names the till's order, or its payment, or the till names the shop's.
 *
 * @param warehouse whose staging is read
 */
record PersonRecords(Warehouse warehouse) {
  /** Each adds to the temporary table erase_record; the order matters. */
  private static final List<String> STEPS =
      List.of(
          """
          select sold.source_name, 'woocommerce', 'orders', cast(sold.id as varchar)
          from ${staging}.woocommerce_orders sold
          join erase_record buyer on buyer.source_name = sold.source_name
            and buyer.source_kind = 'woocommerce' and buyer.head = 'customers'
            and buyer.record_id = cast(sold.customer_id as varchar)
          """,
          """
          select refund.source_name, 'woocommerce', 'refunds', cast(refund.id as varchar)
          from ${staging}.woocommerce_refunds refund
          join erase_record sold on sold.source_name = refund.source_name
            and sold.source_kind = 'woocommerce' and sold.head = 'orders'
            and sold.record_id = cast(refund.parent_id as varchar)
          """,
          """
          select seen.source_name, 'square', 'orders', seen.order_id
          from (
            select source_name, id as order_id, customer_id from ${staging}.square_orders
            union all
            select source_name, order_id, customer_id from ${staging}.square_order_tenders
            union all
            select source_name, order_id, customer_id from ${staging}.square_payments
          ) seen
          join erase_record buyer on buyer.source_name = seen.source_name
            and buyer.source_kind = 'square' and buyer.head = 'customers'
            and buyer.record_id = seen.customer_id
          where seen.order_id is not null
          """,
          """
          select till.source_name, 'square', 'orders', till.id
          from ${staging}.square_orders till
          join (
            select source_name, cast(id as varchar) as shop_order, square_order_id as till_order
            from ${staging}.woocommerce_orders
            union all
            select shop.source_name, cast(shop.id as varchar), payment.order_id
            from ${staging}.woocommerce_orders shop
            join ${staging}.square_payments payment on payment.id = shop.transaction_id
            union all
            select shop.source_name, cast(shop.id as varchar), named.id
            from ${staging}.woocommerce_orders shop
            join ${staging}.square_orders named
              on named.woocommerce_order_id = cast(shop.id as varchar)
          ) mirrored on mirrored.till_order = till.id
          join erase_record sold on sold.source_name = mirrored.source_name
            and sold.source_kind = 'woocommerce' and sold.head = 'orders'
            and sold.record_id = mirrored.shop_order
          """,
          """
          select returned.source_name, 'square', 'orders', returned.order_id
          from ${staging}.square_order_returns returned
          join erase_record sold on sold.source_name = returned.source_name
            and sold.source_kind = 'square' and sold.head = 'orders'
            and sold.record_id = returned.source_order_id
          """,
          """
          select paid.source_name, 'square', 'payments', paid.id
          from ${staging}.square_payments paid
          join erase_record known on known.source_name = paid.source_name
            and known.source_kind = 'square'
            and ((known.head = 'customers' and known.record_id = paid.customer_id)
              or (known.head = 'orders' and known.record_id = paid.order_id))
          """,
          """
          select refund.source_name, 'square', 'refunds', refund.id
          from ${staging}.square_refunds refund
          join erase_record known on known.source_name = refund.source_name
            and known.source_kind = 'square'
            and ((known.head = 'payments' and known.record_id = refund.payment_id)
              or (known.head = 'orders' and known.record_id = refund.order_id))
          """);

  /** All records of these profiles. */
  Set<RecordId> of(Collection<Profile> profiles) {
    remember(warehouse, profiles.stream().map(Profile::record).toList());
    for (String step : STEPS) {
      warehouse
          .dsl()
          .execute(
              warehouse
                  .schemas()
                  .namedIn("insert into erase_record select distinct * from (" + step + ") step"));
    }
    return new LinkedHashSet<>(
        warehouse
            .dsl()
            .fetch("select distinct * from erase_record order by 1, 2, 3, 4")
            .map(row ->
                new RecordId(
                    row.get(0, String.class),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    row.get(3, String.class))));
  }

  /** Fills the temporary table erase_record. */
  static void remember(Warehouse warehouse, Collection<RecordId> records) {
    warehouse
        .dsl()
        .execute(
            """
            create or replace temporary table erase_record
              (source_name varchar, source_kind varchar, head varchar, record_id varchar)
            """);
    for (RecordId record : records) {
      warehouse
          .dsl()
          .execute(
              "insert into erase_record values (?, ?, ?, ?)",
              record.source(),
              record.sourceKind(),
              record.head(),
              record.id());
    }
  }
}
