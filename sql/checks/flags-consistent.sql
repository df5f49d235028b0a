-- rule: flags-consistent
-- level: fail
-- says: a line is counted exactly when it is a sale, no mirror and not deleted
-- do: is_counted is made of the three other flags in one place of the table's class; look there.
select 'sale' as movement, source_name, order_id as record_id, is_sale, is_mirror, is_deleted, is_counted
from fct_sales_line
where is_counted <> (is_sale and not is_mirror and not is_deleted)
union all
select 'refund', source_name, refund_id, is_sale, is_mirror, is_deleted, is_counted
from fct_refund_line
where is_counted <> (is_sale and not is_mirror and not is_deleted)
