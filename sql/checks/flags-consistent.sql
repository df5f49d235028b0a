-- rule: flags-consistent
-- level: fail
-- says: a line and an order are counted exactly when they are a sale, no mirror and not deleted
-- means: Of some orders it is not clear whether they count. Their money may be in the figures or not.
-- do: is_counted is made of the three other flags in one place of the table's class; look there.
select 'sale' as movement, source_name, order_id as record_id, is_sale, is_mirror, is_deleted, is_counted
from fct_sales_line
where is_counted <> (is_sale and not is_mirror and not is_deleted)
union all
select 'refund', source_name, refund_id, is_sale, is_mirror, is_deleted, is_counted
from fct_refund_line
where is_counted <> (is_sale and not is_mirror and not is_deleted)
union all
select 'order', fct_order.source_name, fct_order.order_id, flags.is_sale, flags.is_mirror,
  flags.is_deleted, fct_order.is_counted
from fct_order
join dim_order_flags flags on flags.order_flags_key = fct_order.order_flags_key
where fct_order.is_counted <> (
    flags.is_sale and not flags.is_mirror and not flags.is_deleted and not flags.is_return_only)
  or fct_order.is_counted <> flags.is_counted
