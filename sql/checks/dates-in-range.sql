-- rule: dates-in-range
-- level: fail
-- says: what is counted has a day, not before 2000 and not after the data was read
-- means: A sale or a refund has no day, or one that cannot be. Its money is not in the figures of the right day.
-- do: Look at the listed record's dates at the source: a wrong clock, a wrong time zone, or a sale without a date.
select movement, source_name, record_id, date_key
from (
  select 'sale' as movement, source_name, order_id as record_id, date_key
  from fct_sales_line where is_counted
  union all
  select 'refund', source_name, refund_id, date_key
  from fct_refund_line where is_counted
  union all
  select 'payment', source_name, payment_id, date_key
  from fct_payment where is_counted
  union all
  select 'order', source_name, order_id, ordered_date_key
  from fct_order where is_counted
  union all
  select 'order paid', source_name, order_id, paid_date_key
  from fct_order where is_counted and paid_date_key > 0
  union all
  select 'order completed', source_name, order_id, completed_date_key
  from fct_order where is_counted and completed_date_key > 0
) movements
where date_key < 20000101 or date_key > ${latest_date_key}
group by movement, source_name, record_id, date_key
