-- check-marts, as it reaches Snowflake; rewritten by `make golden`.

-- Session 1, COUNTINGHOUSE_TRANSFORMER

select current_database(), current_warehouse();

select exists (select 1 one from information_schema.tables where (table_schema = 'OPS' and upper(table_name) = 'FLYWAY_SCHEMA_HISTORY'));

select "version" from ops."flyway_schema_history" where ("version" is not null and "success");

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS_FIRST' and upper(table_name) = 'BUILD_STAMP'));

select build_id, built_at, staging_as_of, business_zone, reporting_currency from marts_first.build_stamp;

select source_name, head, run_id from marts_first.build_run;

use schema marts_first;

select source_name, head, run_id from ops.load;

select column_name, found, count(*) as found_rows
from (
  select 'fct_sales_line.line_kind' as column_name, line_kind as found
  from fct_sales_line
  where line_kind not in ('product', 'gift_card', 'custom_amount', 'adjustment')
  union all
  select 'fct_refund_line.refund_line_kind', refund_line_kind
  from fct_refund_line
  where refund_line_kind not in
    ('product', 'gift_card', 'custom_amount', 'shipping', 'fee', 'tip', 'rounding', 'amount')
  union all
  select 'fct_payment.payment_kind', payment_kind
  from fct_payment
  where payment_kind not in ('payment', 'refund')
  union all
  select 'dim_customer.customer_group', customer_group
  from dim_customer
  where customer_key > 0 and customer_group not in ('retail', 'wholesale')
  union all
  select 'dim_location.location_type', location_type
  from dim_location
  where location_key > 0 and location_type not in ('shop', 'till')
  union all
  select 'dim_payment_method.payment_group', payment_group
  from dim_payment_method
  where payment_group not in
    ('Card', 'Cash', 'Bank transfer', 'Check', 'Wallet', 'Gift card', 'Pay later', 'Other', 'None')
  union all
  select 'dim_promotion.promotion_type', promotion_type
  from dim_promotion
  where promotion_key > 0
    and promotion_type not in ('coupon', 'catalog_discount', 'ad_hoc_discount', 'unnamed')
  union all
  select 'dim_promotion.discount_kind', discount_kind
  from dim_promotion
  where discount_kind not in
    ('percentage', 'fixed_order', 'fixed_product', 'variable_percentage', 'variable_amount',
      'other', 'unknown')
  union all
  select 'dim_order_flags.buyer_kind', buyer_kind
  from dim_order_flags
  where order_flags_key > 0 and buyer_kind not in ('registered', 'guest', 'till', 'walk_in')
  union all
  select 'dim_product.product_line', product_line
  from dim_product
  where trim(product_line) = ''
) unknown_kinds
group by column_name, found;

select 'sale' as movement, source_name, order_id as record_id, line_id, net_amount, total_amount
from fct_sales_line
where net_amount <> gross_amount - discount_amount
  or total_amount <> net_amount + tax_amount + shipping_amount + fee_amount + tip_amount
    + gift_card_amount + rounding_amount
union all
select 'refund', source_name, refund_id, refund_line_id, net_amount, total_amount
from fct_refund_line
where net_amount <> gross_amount - discount_amount
  or total_amount <> net_amount + tax_amount + shipping_amount + fee_amount + tip_amount
    + gift_card_amount + rounding_amount
union all
select 'payment', source_name, payment_id, payment_kind, amount, total_amount
from fct_payment
where total_amount <> amount + tip_amount
union all
select 'order', source_name, order_id, '', net_amount, total_amount
from fct_order
where net_amount <> gross_amount - discount_amount
  or total_amount <> net_amount + tax_amount + shipping_amount + fee_amount + tip_amount
    + gift_card_amount + rounding_amount;

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'BUILD_STAMP'));

select fact, source_name, currency, count(*) as fact_rows
from (
  select 'fct_sales_line' as fact, source_name, currency from fct_sales_line
  union all
  select 'fct_refund_line', source_name, currency from fct_refund_line
  union all
  select 'fct_payment', source_name, currency from fct_payment
  union all
  select 'fct_order', source_name, currency from fct_order
) amounts
where length(currency) <> 3 or currency <> upper(currency)
group by fact, source_name, currency;

select latest.source_name, latest.id, earlier.name as was_called, latest.name as is_called
from (
  select distinct source_name, id, lower(trim(name)) as name
  from staging.square_customer_groups
) earlier
join (
  select * from staging.square_customer_groups
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) latest on latest.source_name = earlier.source_name and latest.id = earlier.id
join (values (''), ('wholesale')) named(group_name) on lower(named.group_name) = earlier.name
left join (values (''), ('wholesale')) kept(group_name)
  on lower(kept.group_name) in (lower(latest.id), coalesce(lower(trim(latest.name)), ''))
where not latest.is_deleted and kept.group_name is null
order by latest.source_name, latest.id;

select source_name, group_ids, count(*) as customers
from (
  select customer.source_name, customer.id, customer.group_ids, count(known.id) as known_groups
  from (
  select * from staging.square_customers
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) customer
  left join (
  select * from staging.square_customer_groups
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) known
    on known.source_name = customer.source_name
    and replace(',' || customer.group_ids || ',', ',' || known.id || ',', '') <> ',' || customer.group_ids || ','
  where coalesce(customer.group_ids, '') <> '' and not customer.is_deleted
  group by customer.source_name, customer.id, customer.group_ids
) member
where known_groups < 1 + length(group_ids) - length(replace(group_ids, ',', ''))
group by source_name, group_ids
order by source_name, group_ids;

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
where date_key < 20000101 or date_key > 20261122
group by movement, source_name, record_id, date_key;

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
  or fct_order.is_counted <> flags.is_counted;

select child.customer_durable_key, count(*) as orphans
from bridge_customer_identity child
left join dim_customer parent on parent.customer_durable_key = child.customer_durable_key
where child.customer_durable_key is not null and parent.customer_durable_key is null
group by child.customer_durable_key;

select child.promotion_key, count(*) as orphans
from bridge_order_promotion child
left join dim_promotion parent on parent.promotion_key = child.promotion_key
where child.promotion_key is not null and parent.promotion_key is null
group by child.promotion_key;

select child.order_key, count(*) as orphans
from fct_sales_line child
left join bridge_order_promotion parent on parent.order_key = child.order_key
where child.order_key is not null and parent.order_key is null
group by child.order_key;

select child.date_key, count(*) as orphans
from fct_sales_line child
left join dim_date parent on parent.date_key = child.date_key
where child.date_key is not null and parent.date_key is null
group by child.date_key;

select child.time_of_day_key, count(*) as orphans
from fct_sales_line child
left join dim_time_of_day parent on parent.time_of_day_key = child.time_of_day_key
where child.time_of_day_key is not null and parent.time_of_day_key is null
group by child.time_of_day_key;

select child.product_key, count(*) as orphans
from fct_sales_line child
left join dim_product parent on parent.product_key = child.product_key
where child.product_key is not null and parent.product_key is null
group by child.product_key;

select child.product_durable_key, count(*) as orphans
from fct_sales_line child
left join dim_product parent on parent.product_durable_key = child.product_durable_key
where child.product_durable_key is not null and parent.product_durable_key is null
group by child.product_durable_key;

select child.customer_key, count(*) as orphans
from fct_sales_line child
left join dim_customer parent on parent.customer_key = child.customer_key
where child.customer_key is not null and parent.customer_key is null
group by child.customer_key;

select child.customer_durable_key, count(*) as orphans
from fct_sales_line child
left join dim_customer parent on parent.customer_durable_key = child.customer_durable_key
where child.customer_durable_key is not null and parent.customer_durable_key is null
group by child.customer_durable_key;

select child.channel_key, count(*) as orphans
from fct_sales_line child
left join dim_channel parent on parent.channel_key = child.channel_key
where child.channel_key is not null and parent.channel_key is null
group by child.channel_key;

select child.location_key, count(*) as orphans
from fct_sales_line child
left join dim_location parent on parent.location_key = child.location_key
where child.location_key is not null and parent.location_key is null
group by child.location_key;

select child.order_flags_key, count(*) as orphans
from fct_sales_line child
left join dim_order_flags parent on parent.order_flags_key = child.order_flags_key
where child.order_flags_key is not null and parent.order_flags_key is null
group by child.order_flags_key;

select child.order_key, count(*) as orphans
from fct_refund_line child
left join bridge_order_promotion parent on parent.order_key = child.order_key
where child.order_key is not null and parent.order_key is null
group by child.order_key;

select child.date_key, count(*) as orphans
from fct_refund_line child
left join dim_date parent on parent.date_key = child.date_key
where child.date_key is not null and parent.date_key is null
group by child.date_key;

select child.time_of_day_key, count(*) as orphans
from fct_refund_line child
left join dim_time_of_day parent on parent.time_of_day_key = child.time_of_day_key
where child.time_of_day_key is not null and parent.time_of_day_key is null
group by child.time_of_day_key;

select child.product_key, count(*) as orphans
from fct_refund_line child
left join dim_product parent on parent.product_key = child.product_key
where child.product_key is not null and parent.product_key is null
group by child.product_key;

select child.product_durable_key, count(*) as orphans
from fct_refund_line child
left join dim_product parent on parent.product_durable_key = child.product_durable_key
where child.product_durable_key is not null and parent.product_durable_key is null
group by child.product_durable_key;

select child.customer_key, count(*) as orphans
from fct_refund_line child
left join dim_customer parent on parent.customer_key = child.customer_key
where child.customer_key is not null and parent.customer_key is null
group by child.customer_key;

select child.customer_durable_key, count(*) as orphans
from fct_refund_line child
left join dim_customer parent on parent.customer_durable_key = child.customer_durable_key
where child.customer_durable_key is not null and parent.customer_durable_key is null
group by child.customer_durable_key;

select child.channel_key, count(*) as orphans
from fct_refund_line child
left join dim_channel parent on parent.channel_key = child.channel_key
where child.channel_key is not null and parent.channel_key is null
group by child.channel_key;

select child.location_key, count(*) as orphans
from fct_refund_line child
left join dim_location parent on parent.location_key = child.location_key
where child.location_key is not null and parent.location_key is null
group by child.location_key;

select child.order_key, count(*) as orphans
from fct_payment child
left join bridge_order_promotion parent on parent.order_key = child.order_key
where child.order_key is not null and parent.order_key is null
group by child.order_key;

select child.date_key, count(*) as orphans
from fct_payment child
left join dim_date parent on parent.date_key = child.date_key
where child.date_key is not null and parent.date_key is null
group by child.date_key;

select child.time_of_day_key, count(*) as orphans
from fct_payment child
left join dim_time_of_day parent on parent.time_of_day_key = child.time_of_day_key
where child.time_of_day_key is not null and parent.time_of_day_key is null
group by child.time_of_day_key;

select child.customer_key, count(*) as orphans
from fct_payment child
left join dim_customer parent on parent.customer_key = child.customer_key
where child.customer_key is not null and parent.customer_key is null
group by child.customer_key;

select child.customer_durable_key, count(*) as orphans
from fct_payment child
left join dim_customer parent on parent.customer_durable_key = child.customer_durable_key
where child.customer_durable_key is not null and parent.customer_durable_key is null
group by child.customer_durable_key;

select child.channel_key, count(*) as orphans
from fct_payment child
left join dim_channel parent on parent.channel_key = child.channel_key
where child.channel_key is not null and parent.channel_key is null
group by child.channel_key;

select child.location_key, count(*) as orphans
from fct_payment child
left join dim_location parent on parent.location_key = child.location_key
where child.location_key is not null and parent.location_key is null
group by child.location_key;

select child.payment_method_key, count(*) as orphans
from fct_payment child
left join dim_payment_method parent on parent.payment_method_key = child.payment_method_key
where child.payment_method_key is not null and parent.payment_method_key is null
group by child.payment_method_key;

select child.order_key, count(*) as orphans
from fct_order child
left join bridge_order_promotion parent on parent.order_key = child.order_key
where child.order_key is not null and parent.order_key is null
group by child.order_key;

select child.date_key, count(*) as orphans
from fct_order child
left join dim_date parent on parent.date_key = child.date_key
where child.date_key is not null and parent.date_key is null
group by child.date_key;

select child.time_of_day_key, count(*) as orphans
from fct_order child
left join dim_time_of_day parent on parent.time_of_day_key = child.time_of_day_key
where child.time_of_day_key is not null and parent.time_of_day_key is null
group by child.time_of_day_key;

select child.customer_key, count(*) as orphans
from fct_order child
left join dim_customer parent on parent.customer_key = child.customer_key
where child.customer_key is not null and parent.customer_key is null
group by child.customer_key;

select child.customer_durable_key, count(*) as orphans
from fct_order child
left join dim_customer parent on parent.customer_durable_key = child.customer_durable_key
where child.customer_durable_key is not null and parent.customer_durable_key is null
group by child.customer_durable_key;

select child.channel_key, count(*) as orphans
from fct_order child
left join dim_channel parent on parent.channel_key = child.channel_key
where child.channel_key is not null and parent.channel_key is null
group by child.channel_key;

select child.location_key, count(*) as orphans
from fct_order child
left join dim_location parent on parent.location_key = child.location_key
where child.location_key is not null and parent.location_key is null
group by child.location_key;

select child.payment_method_key, count(*) as orphans
from fct_order child
left join dim_payment_method parent on parent.payment_method_key = child.payment_method_key
where child.payment_method_key is not null and parent.payment_method_key is null
group by child.payment_method_key;

select child.order_flags_key, count(*) as orphans
from fct_order child
left join dim_order_flags parent on parent.order_flags_key = child.order_flags_key
where child.order_flags_key is not null and parent.order_flags_key is null
group by child.order_flags_key;

select child.ordered_date_key, count(*) as orphans
from fct_order child
left join dim_date parent on parent.date_key = child.ordered_date_key
where child.ordered_date_key is not null and parent.date_key is null
group by child.ordered_date_key;

select child.ordered_time_of_day_key, count(*) as orphans
from fct_order child
left join dim_time_of_day parent on parent.time_of_day_key = child.ordered_time_of_day_key
where child.ordered_time_of_day_key is not null and parent.time_of_day_key is null
group by child.ordered_time_of_day_key;

select child.paid_date_key, count(*) as orphans
from fct_order child
left join dim_date parent on parent.date_key = child.paid_date_key
where child.paid_date_key is not null and parent.date_key is null
group by child.paid_date_key;

select child.paid_time_of_day_key, count(*) as orphans
from fct_order child
left join dim_time_of_day parent on parent.time_of_day_key = child.paid_time_of_day_key
where child.paid_time_of_day_key is not null and parent.time_of_day_key is null
group by child.paid_time_of_day_key;

select child.completed_date_key, count(*) as orphans
from fct_order child
left join dim_date parent on parent.date_key = child.completed_date_key
where child.completed_date_key is not null and parent.date_key is null
group by child.completed_date_key;

select child.completed_time_of_day_key, count(*) as orphans
from fct_order child
left join dim_time_of_day parent on parent.time_of_day_key = child.completed_time_of_day_key
where child.completed_time_of_day_key is not null and parent.time_of_day_key is null
group by child.completed_time_of_day_key;

select child.first_refund_date_key, count(*) as orphans
from fct_order child
left join dim_date parent on parent.date_key = child.first_refund_date_key
where child.first_refund_date_key is not null and parent.date_key is null
group by child.first_refund_date_key;

select child.first_refund_time_of_day_key, count(*) as orphans
from fct_order child
left join dim_time_of_day parent on parent.time_of_day_key = child.first_refund_time_of_day_key
where child.first_refund_time_of_day_key is not null and parent.time_of_day_key is null
group by child.first_refund_time_of_day_key;

select child.last_refund_date_key, count(*) as orphans
from fct_order child
left join dim_date parent on parent.date_key = child.last_refund_date_key
where child.last_refund_date_key is not null and parent.date_key is null
group by child.last_refund_date_key;

select child.last_refund_time_of_day_key, count(*) as orphans
from fct_order child
left join dim_time_of_day parent on parent.time_of_day_key = child.last_refund_time_of_day_key
where child.last_refund_time_of_day_key is not null and parent.time_of_day_key is null
group by child.last_refund_time_of_day_key;

select distinct ops.load.source_kind, ops.load.source_name, ops.load.head from ops.load;

select expected.head, max(read_to) as read_to, datediff('hour', max(read_to), cast('2026-11-21 08:00:00.000000' as timestamp)) as hours_ago
from (values ('categories'), ('customers'), ('orders'), ('products'), ('refunds'), ('variations')) expected(head)
join (
  select head, case kind when 'window' then range_to when 'full' then extracted_at end as read_to
  from ops.load
  where source_name = 'recorded'
) reads on reads.head = expected.head
group by expected.head
having max(read_to) < cast('2026-11-20 12:00:00.000000' as timestamp)
  and max(read_to) >= cast('2026-11-19 20:00:00.000000' as timestamp);

select expected.head, max(read_to) as read_to, datediff('hour', max(read_to), cast('2026-11-21 08:00:00.000000' as timestamp)) as hours_ago
from (values ('catalog_categories'), ('customer_groups'), ('customers'), ('items'), ('locations'), ('orders'), ('payments'), ('refunds'), ('variations')) expected(head)
join (
  select head, case kind when 'window' then range_to when 'full' then extracted_at end as read_to
  from ops.load
  where source_name = 'square'
) reads on reads.head = expected.head
group by expected.head
having max(read_to) < cast('2026-11-20 12:00:00.000000' as timestamp)
  and max(read_to) >= cast('2026-11-19 20:00:00.000000' as timestamp);

select expected.head, max(read_to) as read_to, datediff('hour', max(read_to), cast('2026-11-21 08:00:00.000000' as timestamp)) as hours_ago
from (values ('categories'), ('customers'), ('orders'), ('products'), ('refunds'), ('variations')) expected(head)
join (
  select head, case kind when 'window' then range_to when 'full' then extracted_at end as read_to
  from ops.load
  where source_name = 'woocommerce'
) reads on reads.head = expected.head
group by expected.head
having max(read_to) < cast('2026-11-20 12:00:00.000000' as timestamp)
  and max(read_to) >= cast('2026-11-19 20:00:00.000000' as timestamp);

select distinct ops.load.source_kind, ops.load.source_name, ops.load.head from ops.load;

select expected.head, max(read_to) as read_to, datediff('hour', max(read_to), cast('2026-11-21 08:00:00.000000' as timestamp)) as hours_ago
from (values ('categories'), ('customers'), ('orders'), ('products'), ('refunds'), ('variations')) expected(head)
left join (
  select head, case kind when 'window' then range_to when 'full' then extracted_at end as read_to
  from ops.load
  where source_name = 'recorded'
) reads on reads.head = expected.head
group by expected.head
having coalesce(max(read_to), cast('1900-01-01' as timestamp)) < cast('2026-11-19 20:00:00.000000' as timestamp);

select expected.head, max(read_to) as read_to, datediff('hour', max(read_to), cast('2026-11-21 08:00:00.000000' as timestamp)) as hours_ago
from (values ('catalog_categories'), ('customer_groups'), ('customers'), ('items'), ('locations'), ('orders'), ('payments'), ('refunds'), ('variations')) expected(head)
left join (
  select head, case kind when 'window' then range_to when 'full' then extracted_at end as read_to
  from ops.load
  where source_name = 'square'
) reads on reads.head = expected.head
group by expected.head
having coalesce(max(read_to), cast('1900-01-01' as timestamp)) < cast('2026-11-19 20:00:00.000000' as timestamp);

select expected.head, max(read_to) as read_to, datediff('hour', max(read_to), cast('2026-11-21 08:00:00.000000' as timestamp)) as hours_ago
from (values ('categories'), ('customers'), ('orders'), ('products'), ('refunds'), ('variations')) expected(head)
left join (
  select head, case kind when 'window' then range_to when 'full' then extracted_at end as read_to
  from ops.load
  where source_name = 'woocommerce'
) reads on reads.head = expected.head
group by expected.head
having coalesce(max(read_to), cast('1900-01-01' as timestamp)) < cast('2026-11-19 20:00:00.000000' as timestamp);

select full_date, count(*) as copies
from dim_date
where date_key >= 0
group by full_date
having count(*) > 1;

select customer_durable_key, valid_from, count(*) as copies
from dim_customer
where customer_key >= 0
group by customer_durable_key, valid_from
having count(*) > 1;

select product_durable_key, valid_from, count(*) as copies
from dim_product
where product_key >= 0
group by product_durable_key, valid_from
having count(*) > 1;

select channel_code, count(*) as copies
from dim_channel
where channel_key >= 0
group by channel_code
having count(*) > 1;

select source_name, location_id, count(*) as copies
from dim_location
where location_key >= 0
group by source_name, location_id
having count(*) > 1;

select clock_time, count(*) as copies
from dim_time_of_day
where time_of_day_key >= 0
group by clock_time
having count(*) > 1;

select source_name, payment_method, card_brand, count(*) as copies
from dim_payment_method
where payment_method_key >= 0
group by source_name, payment_method, card_brand
having count(*) > 1;

select source_name, promotion_type, promotion_code, count(*) as copies
from dim_promotion
where promotion_key >= 0
group by source_name, promotion_type, promotion_code
having count(*) > 1;

select buyer_kind, is_entered_by_hand, is_sale, is_mirror, is_deleted, is_return_only, is_counted, has_discount, has_tax, has_shipping, has_tip, has_gift_card, is_paid, is_split_payment, has_refund, is_fully_refunded, count(*) as copies
from dim_order_flags
where order_flags_key >= 0
group by buyer_kind, is_entered_by_hand, is_sale, is_mirror, is_deleted, is_return_only, is_counted, has_discount, has_tax, has_shipping, has_tip, has_gift_card, is_paid, is_split_payment, has_refund, is_fully_refunded
having count(*) > 1;

select source_name, profile_kind, profile_id, count(*) as copies
from bridge_customer_identity
where 1 = 1
group by source_name, profile_kind, profile_id
having count(*) > 1;

select order_key, promotion_key, count(*) as copies
from bridge_order_promotion
where 1 = 1
group by order_key, promotion_key
having count(*) > 1;

select source_name, order_id, line_id, count(*) as copies
from fct_sales_line
where 1 = 1
group by source_name, order_id, line_id
having count(*) > 1;

select source_name, refund_id, refund_line_id, count(*) as copies
from fct_refund_line
where 1 = 1
group by source_name, refund_id, refund_line_id
having count(*) > 1;

select source_name, payment_kind, payment_id, count(*) as copies
from fct_payment
where 1 = 1
group by source_name, payment_kind, payment_id
having count(*) > 1;

select source_name, order_id, count(*) as copies
from fct_order
where 1 = 1
group by source_name, order_id
having count(*) > 1;

select build_id, count(*) as copies
from build_stamp
where 1 = 1
group by build_id
having count(*) > 1;

select count(*) as rows_without_key
from dim_date
where date_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_date
where full_date is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_customer
where customer_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_customer
where customer_durable_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_customer
where valid_from is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_product
where product_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_product
where product_durable_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_product
where valid_from is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_channel
where channel_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_channel
where channel_code is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_location
where location_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_location
where source_name is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_location
where location_id is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_time_of_day
where time_of_day_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_time_of_day
where clock_time is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_payment_method
where payment_method_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_payment_method
where source_name is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_payment_method
where payment_method is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_payment_method
where card_brand is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_promotion
where promotion_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_promotion
where source_name is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_promotion
where promotion_type is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_promotion
where promotion_code is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where order_flags_key is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where buyer_kind is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where is_entered_by_hand is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where is_sale is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where is_mirror is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where is_deleted is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where is_return_only is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where is_counted is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where has_discount is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where has_tax is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where has_shipping is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where has_tip is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where has_gift_card is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where is_paid is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where is_split_payment is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where has_refund is null
having count(*) > 0;

select count(*) as rows_without_key
from dim_order_flags
where is_fully_refunded is null
having count(*) > 0;

select count(*) as rows_without_key
from bridge_customer_identity
where source_name is null
having count(*) > 0;

select count(*) as rows_without_key
from bridge_customer_identity
where profile_kind is null
having count(*) > 0;

select count(*) as rows_without_key
from bridge_customer_identity
where profile_id is null
having count(*) > 0;

select count(*) as rows_without_key
from bridge_customer_identity
where customer_durable_key is null
having count(*) > 0;

select count(*) as rows_without_key
from bridge_order_promotion
where order_key is null
having count(*) > 0;

select count(*) as rows_without_key
from bridge_order_promotion
where promotion_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where sales_line_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where source_name is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where order_id is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where line_id is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where order_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where date_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where time_of_day_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where product_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where product_durable_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where customer_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where customer_durable_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where channel_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where location_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_sales_line
where order_flags_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where refund_line_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where source_name is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where refund_id is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where refund_line_id is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where order_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where date_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where time_of_day_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where product_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where product_durable_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where customer_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where customer_durable_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where channel_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_refund_line
where location_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where payment_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where source_name is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where payment_kind is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where payment_id is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where order_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where date_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where time_of_day_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where customer_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where customer_durable_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where channel_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where location_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_payment
where payment_method_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where order_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where source_name is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where order_id is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where date_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where time_of_day_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where customer_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where customer_durable_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where channel_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where location_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where payment_method_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where order_flags_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where ordered_date_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where ordered_time_of_day_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where paid_date_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where paid_time_of_day_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where completed_date_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where completed_time_of_day_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where first_refund_date_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where first_refund_time_of_day_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where last_refund_date_key is null
having count(*) > 0;

select count(*) as rows_without_key
from fct_order
where last_refund_time_of_day_key is null
having count(*) > 0;

select count(*) as rows_without_key
from build_stamp
where build_id is null
having count(*) > 0;

select date_key, count(*) as copies
from dim_date
group by date_key
having count(*) > 1;

select customer_key, count(*) as copies
from dim_customer
group by customer_key
having count(*) > 1;

select product_key, count(*) as copies
from dim_product
group by product_key
having count(*) > 1;

select channel_key, count(*) as copies
from dim_channel
group by channel_key
having count(*) > 1;

select location_key, count(*) as copies
from dim_location
group by location_key
having count(*) > 1;

select time_of_day_key, count(*) as copies
from dim_time_of_day
group by time_of_day_key
having count(*) > 1;

select payment_method_key, count(*) as copies
from dim_payment_method
group by payment_method_key
having count(*) > 1;

select promotion_key, count(*) as copies
from dim_promotion
group by promotion_key
having count(*) > 1;

select order_flags_key, count(*) as copies
from dim_order_flags
group by order_flags_key
having count(*) > 1;

select sales_line_key, count(*) as copies
from fct_sales_line
group by sales_line_key
having count(*) > 1;

select refund_line_key, count(*) as copies
from fct_refund_line
group by refund_line_key
having count(*) > 1;

select payment_key, count(*) as copies
from fct_payment
group by payment_key
having count(*) > 1;

select order_key, count(*) as copies
from fct_order
group by order_key
having count(*) > 1;

select build_id, count(*) as copies
from build_stamp
group by build_id
having count(*) > 1;

select source_name, payment_id, order_source_name, order_id, currency, total_amount
from fct_payment
where payment_kind = 'payment' and is_counted and order_source_name <> source_name
  and not exists (
    select 1 from fct_sales_line
    where fct_sales_line.source_name = fct_payment.order_source_name
      and fct_sales_line.order_id = fct_payment.order_id
      and fct_sales_line.is_counted)
order by source_name, payment_id;

select
  sold.source_name, sold.order_id, sold.is_sale,
  sold.order_status, staged.status as staged_status,
  sold.currency, staged.currency as staged_currency,
  sold.is_deleted, staged.is_deleted as staged_is_deleted
from (
  select distinct source_name, order_id, order_status, currency, is_sale, is_deleted
  from fct_sales_line
) sold
join (
  select source_name, 'woocommerce' as source_kind, cast(id as varchar) as order_id, status, currency, is_deleted
  from (
  select * from staging.woocommerce_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) shop_orders
  union all
  select source_name, 'square', id, coalesce(state, 'unknown'), coalesce(currency, 'XXX'), is_deleted
  from (
  select * from staging.square_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) till_orders
) staged on staged.source_name = sold.source_name and staged.order_id = sold.order_id
left join (values ('woocommerce', 'processing', 'sale'), ('woocommerce', 'completed', 'sale'), ('woocommerce', 'refunded', 'sale'), ('woocommerce', 'pending', 'not_sale'), ('woocommerce', 'on-hold', 'not_sale'), ('woocommerce', 'checkout-draft', 'not_sale'), ('woocommerce', 'auto-draft', 'not_sale'), ('woocommerce', 'cancelled', 'cancelled'), ('woocommerce', 'failed', 'cancelled'), ('woocommerce', 'trash', 'cancelled'), ('square', 'COMPLETED', 'sale'), ('square', 'OPEN', 'not_sale'), ('square', 'DRAFT', 'not_sale'), ('square', 'CANCELED', 'cancelled')) listed(source_kind, status, treatment)
  on listed.source_kind = staged.source_kind and listed.status = staged.status
where sold.order_status <> staged.status
  or sold.currency <> staged.currency
  or sold.is_deleted <> staged.is_deleted
  or sold.is_sale <> (coalesce(listed.treatment, '') = 'sale');

select source_name, order_id, ordered_at, paid_at, completed_at, first_refunded_at, currency, net_amount
from fct_order
where is_counted
  and (paid_at < ordered_at or completed_at < ordered_at or first_refunded_at < ordered_at)
order by source_name, order_id;

select found.source_kind, found.status, found.currency, count(*) as orders, sum(found.total) as amount
from (
  select 'woocommerce' as source_kind, status, currency, coalesce(total, 0) as total, is_deleted
  from (
  select * from staging.woocommerce_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) shop_orders
  union all
  select 'square', coalesce(state, 'unknown'), coalesce(currency, 'XXX'), coalesce(total_money, 0), is_deleted
  from (
  select * from staging.square_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) till_orders
) found
left join (values ('woocommerce', 'processing', 'sale'), ('woocommerce', 'completed', 'sale'), ('woocommerce', 'refunded', 'sale'), ('woocommerce', 'pending', 'not_sale'), ('woocommerce', 'on-hold', 'not_sale'), ('woocommerce', 'checkout-draft', 'not_sale'), ('woocommerce', 'auto-draft', 'not_sale'), ('woocommerce', 'cancelled', 'cancelled'), ('woocommerce', 'failed', 'cancelled'), ('woocommerce', 'trash', 'cancelled'), ('square', 'COMPLETED', 'sale'), ('square', 'OPEN', 'not_sale'), ('square', 'DRAFT', 'not_sale'), ('square', 'CANCELED', 'cancelled')) listed(source_kind, status, treatment)
  on listed.source_kind = found.source_kind and listed.status = found.status
where listed.status is null and not found.is_deleted
group by found.source_kind, found.status, found.currency
order by found.source_kind, found.status, found.currency;

select currency, sum(amount) as amount from (
select found.source_kind, found.status, found.currency, count(*) as orders, sum(found.total) as amount
from (
  select 'woocommerce' as source_kind, status, currency, coalesce(total, 0) as total, is_deleted
  from (
  select * from staging.woocommerce_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) shop_orders
  union all
  select 'square', coalesce(state, 'unknown'), coalesce(currency, 'XXX'), coalesce(total_money, 0), is_deleted
  from (
  select * from staging.square_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) till_orders
) found
left join (values ('woocommerce', 'processing', 'sale'), ('woocommerce', 'completed', 'sale'), ('woocommerce', 'refunded', 'sale'), ('woocommerce', 'pending', 'not_sale'), ('woocommerce', 'on-hold', 'not_sale'), ('woocommerce', 'checkout-draft', 'not_sale'), ('woocommerce', 'auto-draft', 'not_sale'), ('woocommerce', 'cancelled', 'cancelled'), ('woocommerce', 'failed', 'cancelled'), ('woocommerce', 'trash', 'cancelled'), ('square', 'COMPLETED', 'sale'), ('square', 'OPEN', 'not_sale'), ('square', 'DRAFT', 'not_sale'), ('square', 'CANCELED', 'cancelled')) listed(source_kind, status, treatment)
  on listed.source_kind = found.source_kind and listed.status = found.status
where listed.status is null and not found.is_deleted
group by found.source_kind, found.status, found.currency
order by found.source_kind, found.status, found.currency
) found group by currency;

select
  fct_order.source_name, fct_order.order_id,
  fct_order.total_amount, lines.total_amount as lines_total,
  fct_order.net_amount, lines.net_amount as lines_net,
  fct_order.paid_amount, payments.total_amount as payments_total,
  fct_order.refunded_total_amount, refunds.total_amount as refunds_total
from fct_order
left join (
  select
    order_key, count(*) as line_count, sum(quantity) as quantity, sum(gross_amount) as gross_amount,
    sum(discount_amount) as discount_amount, sum(net_amount) as net_amount,
    sum(tax_amount) as tax_amount, sum(shipping_amount) as shipping_amount,
    sum(fee_amount) as fee_amount, sum(tip_amount) as tip_amount,
    sum(gift_card_amount) as gift_card_amount, sum(rounding_amount) as rounding_amount,
    sum(total_amount) as total_amount
  from fct_sales_line
  group by order_key
) lines on lines.order_key = fct_order.order_key
left join (
  select order_key, count(*) as payment_count, sum(total_amount) as total_amount
  from fct_payment
  where is_counted and payment_kind = 'payment'
  group by order_key
) payments on payments.order_key = fct_order.order_key
left join (
  select order_key, count(distinct refund_id) as refund_count,
    sum(net_amount) as net_amount, sum(total_amount) as total_amount
  from fct_refund_line
  where is_counted
  group by order_key
) refunds on refunds.order_key = fct_order.order_key
where fct_order.line_count <> coalesce(lines.line_count, 0)
  or fct_order.quantity <> coalesce(lines.quantity, 0)
  or fct_order.gross_amount <> coalesce(lines.gross_amount, 0)
  or fct_order.discount_amount <> coalesce(lines.discount_amount, 0)
  or fct_order.net_amount <> coalesce(lines.net_amount, 0)
  or fct_order.tax_amount <> coalesce(lines.tax_amount, 0)
  or fct_order.shipping_amount <> coalesce(lines.shipping_amount, 0)
  or fct_order.fee_amount <> coalesce(lines.fee_amount, 0)
  or fct_order.tip_amount <> coalesce(lines.tip_amount, 0)
  or fct_order.gift_card_amount <> coalesce(lines.gift_card_amount, 0)
  or fct_order.rounding_amount <> coalesce(lines.rounding_amount, 0)
  or fct_order.total_amount <> coalesce(lines.total_amount, 0)
  or fct_order.payment_count <> coalesce(payments.payment_count, 0)
  or fct_order.paid_amount <> coalesce(payments.total_amount, 0)
  or fct_order.refund_count <> coalesce(refunds.refund_count, 0)
  or fct_order.refunded_net_amount <> coalesce(refunds.net_amount, 0)
  or fct_order.refunded_total_amount <> coalesce(refunds.total_amount, 0)
union all
select distinct source_name, order_id, null, total_amount, null, net_amount, null, null, null, null
from fct_sales_line
where order_key not in (select order_key from fct_order);

select method.source_name, method.payment_method, fct_order.currency, count(*) as orders,
  sum(case when fct_order.is_counted then fct_order.net_amount else 0 end) as net_sales
from dim_payment_method method
join fct_order on fct_order.payment_method_key = method.payment_method_key
where not method.is_listed
group by method.source_name, method.payment_method, fct_order.currency
order by method.source_name, method.payment_method, fct_order.currency;

select
  shop.date_key, shop.currency, shop.total as amount,
  count(distinct shop.order_id) as shop_orders, min(shop.order_id) as shop_order,
  count(distinct till.order_id) as till_orders, min(till.order_id) as till_order
from (
  select sale.source_name, order_id, date_key, currency, sum(total_amount) as total
  from fct_sales_line sale join dim_location place on place.location_key = sale.location_key
  where is_counted and place.location_type = 'shop'
  group by sale.source_name, order_id, date_key, currency
) shop
join (
  select sale.source_name, order_id, date_key, currency, sum(total_amount) as total
  from fct_sales_line sale join dim_location place on place.location_key = sale.location_key
  where is_counted and place.location_type = 'till'
  group by sale.source_name, order_id, date_key, currency
) till on till.date_key = shop.date_key and till.currency = shop.currency and till.total = shop.total
where shop.total > 0
  and not exists (
    select 1 from fct_payment payment
    where payment.order_source_name = shop.source_name and payment.order_id = shop.order_id
      and payment.source_name <> shop.source_name
  )
group by shop.date_key, shop.currency, shop.total
order by shop.date_key desc nulls last, shop.total desc nulls last;

select source_name, product_code, product_name, variation_name
from dim_product
where is_inferred and is_current
order by source_name, product_code;

select
  product.source_name, product.product_code, product.product_name, movement.currency,
  sum(movement.net_amount) as net_sales,
  cast(round(100 * sum(movement.net_amount) / nullif(max(whole.net_amount), 0), 1) as decimal(9, 1))
    as percent_of_all
from sales_movement movement
join dim_product product on product.product_key = movement.product_key
join (
  select currency, sum(net_amount) as net_amount from sales_movement group by currency
) whole on whole.currency = movement.currency
where product.product_key > 0 and product.product_line = 'Unassigned'
group by product.source_name, product.product_code, product.product_name, movement.currency
order by net_sales desc nulls last, product.product_code;

select currency, sum(net_sales) as amount from (
select
  product.source_name, product.product_code, product.product_name, movement.currency,
  sum(movement.net_amount) as net_sales,
  cast(round(100 * sum(movement.net_amount) / nullif(max(whole.net_amount), 0), 1) as decimal(9, 1))
    as percent_of_all
from sales_movement movement
join dim_product product on product.product_key = movement.product_key
join (
  select currency, sum(net_amount) as net_amount from sales_movement group by currency
) whole on whole.currency = movement.currency
where product.product_key > 0 and product.product_line = 'Unassigned'
group by product.source_name, product.product_code, product.product_name, movement.currency
order by net_sales desc nulls last, product.product_code
) found group by currency;

select
  bridge.order_key, fct_order.source_name, fct_order.order_id,
  sum(bridge.weight) as weights, min(bridge.weight) as least_weight,
  sum(bridge.discount_amount) as promotions_discount, fct_order.discount_amount as order_discount
from bridge_order_promotion bridge
left join fct_order on fct_order.order_key = bridge.order_key
group by bridge.order_key, fct_order.source_name, fct_order.order_id, fct_order.discount_amount
having sum(bridge.weight) <> 1
  or min(bridge.weight) < 0
  or (bridge.order_key > 0
    and sum(bridge.discount_amount) <> coalesce(fct_order.discount_amount, -1));

select source_name, refund_id, order_id, order_status, currency, sum(total_amount) as refunded
from fct_refund_line
where not is_sale and not is_mirror and not is_deleted
group by source_name, refund_id, order_id, order_status, currency
order by source_name, refund_id;

select currency, sum(refunded) as amount from (
select source_name, refund_id, order_id, order_status, currency, sum(total_amount) as refunded
from fct_refund_line
where not is_sale and not is_mirror and not is_deleted
group by source_name, refund_id, order_id, order_status, currency
order by source_name, refund_id
) found group by currency;

with shop_orders as (
  select distinct source_name, id from staging.woocommerce_orders
),
till_orders as (
  select distinct source_name, id from staging.square_orders
),
shop_currency as ( -- a refund of the shop tells none
  select source_name, max(currency) as currency from ops.load group by source_name
)
select
  'refund' as waiting, refund.source_name, cast(refund.id as varchar) as record_id,
  cast(refund.parent_id as varchar) as missing_order,
  coalesce(shop_currency.currency, 'XXX') as currency, refund.amount
from (
  select * from staging.woocommerce_refunds
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) refund
left join shop_orders parent on parent.source_name = refund.source_name and parent.id = refund.parent_id
left join shop_currency on shop_currency.source_name = refund.source_name
where not refund.is_deleted and parent.id is null
union all
select 'return', entry.source_name, entry.order_id, entry.source_order_id,
  coalesce(head.currency, 'XXX'), entry.total_money
from staging.square_order_returns entry
join (
  select * from staging.square_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) head on head.source_name = entry.source_name
  and head.content_run_id = entry.run_id and head.record_number = entry.record_number
left join till_orders parent
  on parent.source_name = entry.source_name and parent.id = entry.source_order_id
where not head.is_deleted and entry.source_order_id is not null and parent.id is null
union all
select 'payment', payment.source_name, payment.id, payment.order_id,
  coalesce(payment.currency, 'XXX'), payment.total_money
from (
  select * from staging.square_payments
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) payment
left join till_orders parent
  on parent.source_name = payment.source_name and parent.id = payment.order_id
where not payment.is_deleted and payment.order_id is not null and parent.id is null;

select
  currency, min(date_key) as first_day, max(date_key) as last_day,
  count(*) as line_count, sum(net_amount) as net_amount
from sales_movement
where reporting_net_amount is null or reporting_total_amount is null
group by currency;

select currency, sum(net_amount) as amount from (
select
  currency, min(date_key) as first_day, max(date_key) as last_day,
  count(*) as line_count, sum(net_amount) as net_amount
from sales_movement
where reporting_net_amount is null or reporting_total_amount is null
group by currency
) found group by currency;

select movement, source_name, record_id, amount, reporting_amount
from (
  select 'sale' as movement, source_name, order_id as record_id, currency,
    net_amount as amount, reporting_net_amount as reporting_amount
  from fct_sales_line
  union all
  select 'sale', source_name, order_id, currency, total_amount, reporting_total_amount
  from fct_sales_line
  union all
  select 'refund', source_name, refund_id, currency, net_amount, reporting_net_amount
  from fct_refund_line
  union all
  select 'refund', source_name, refund_id, currency, total_amount, reporting_total_amount
  from fct_refund_line
  union all
  select 'payment', source_name, payment_id, currency, total_amount, reporting_total_amount
  from fct_payment
) amounts
join build_stamp stamp on stamp.reporting_currency = amounts.currency
where reporting_amount <> amount;

select
  lines.source_name, lines.order_id,
  lines.total as lines_total, header.total_money as order_total,
  lines.tax as lines_tax, header.total_tax_money as order_tax,
  lines.tip as lines_tip, header.total_tip_money as order_tip
from (
  select
    source_name, order_id,
    sum(total_amount) as total, sum(tax_amount) as tax, sum(tip_amount) as tip
  from fct_sales_line
  where is_counted and not is_header_amount
  group by source_name, order_id
) lines
join (
  select * from staging.square_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) header
  on header.source_name = lines.source_name and header.id = lines.order_id
where lines.total <> coalesce(header.total_money, 0)
  or lines.tax <> coalesce(header.total_tax_money, 0)
  or lines.tip <> coalesce(header.total_tip_money, 0);

select
  lines.source_name, lines.refund_id,
  lines.total as lines_total, header.return_total_money as return_total,
  lines.tax as lines_tax, header.return_tax_money as return_tax,
  lines.tip as lines_tip, header.return_tip_money as return_tip
from (
  select
    source_name, refund_id,
    sum(total_amount) as total, sum(tax_amount) as tax, sum(tip_amount) as tip
  from fct_refund_line
  where is_counted and not is_header_amount
  group by source_name, refund_id
) lines
join (
  select * from staging.square_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) header
  on header.source_name = lines.source_name and header.id = lines.refund_id
where lines.total <> coalesce(header.return_total_money, 0)
  or lines.tax <> coalesce(header.return_tax_money, 0)
  or lines.tip <> coalesce(header.return_tip_money, 0);

select
  customer_durable_key,
  sum(case when is_current then 1 else 0 end) as current_versions,
  max(valid_to) as last_valid_to,
  max(case when is_current then valid_to end) as current_valid_to
from dim_customer
group by customer_durable_key
having sum(case when is_current then 1 else 0 end) <> 1
  or max(valid_to) <> max(case when is_current then valid_to end);

select
  product_durable_key,
  sum(case when is_current then 1 else 0 end) as current_versions,
  max(valid_to) as last_valid_to,
  max(case when is_current then valid_to end) as current_valid_to
from dim_product
group by product_durable_key
having sum(case when is_current then 1 else 0 end) <> 1
  or max(valid_to) <> max(case when is_current then valid_to end);

select customer_durable_key, valid_from, valid_to, next_from
from (
  select
    customer_durable_key, valid_from, valid_to,
    lag(valid_to) over (partition by customer_durable_key order by valid_from, valid_to) as previous_to,
    lead(valid_from) over (partition by customer_durable_key order by valid_from, valid_to) as next_from
  from dim_customer
) versions
where valid_to < next_from
  or (previous_to is null and valid_from <> cast('1900-01-01' as timestamp));

select product_durable_key, valid_from, valid_to, next_from
from (
  select
    product_durable_key, valid_from, valid_to,
    lag(valid_to) over (partition by product_durable_key order by valid_from, valid_to) as previous_to,
    lead(valid_from) over (partition by product_durable_key order by valid_from, valid_to) as next_from
  from dim_product
) versions
where valid_to < next_from
  or (previous_to is null and valid_from <> cast('1900-01-01' as timestamp));

select customer_durable_key, valid_from, valid_to, next_from
from (
  select
    customer_durable_key, valid_from, valid_to,
    lead(valid_from) over (partition by customer_durable_key order by valid_from, valid_to) as next_from
  from dim_customer
) versions
where valid_to <= valid_from or valid_to > next_from;

select product_durable_key, valid_from, valid_to, next_from
from (
  select
    product_durable_key, valid_from, valid_to,
    lead(valid_from) over (partition by product_durable_key order by valid_from, valid_to) as next_from
  from dim_product
) versions
where valid_to <= valid_from or valid_to > next_from;

select 'fct_sales_line' as fact, 'product' as dimension, count(*) as fact_rows
from fct_sales_line fact join dim_product version on version.product_key = fact.product_key
where version.product_durable_key <> fact.product_durable_key
having count(*) > 0
union all
select 'fct_sales_line', 'customer', count(*)
from fct_sales_line fact join dim_customer version on version.customer_key = fact.customer_key
where version.customer_durable_key <> fact.customer_durable_key
having count(*) > 0
union all
select 'fct_refund_line', 'product', count(*)
from fct_refund_line fact join dim_product version on version.product_key = fact.product_key
where version.product_durable_key <> fact.product_durable_key
having count(*) > 0
union all
select 'fct_refund_line', 'customer', count(*)
from fct_refund_line fact join dim_customer version on version.customer_key = fact.customer_key
where version.customer_durable_key <> fact.customer_durable_key
having count(*) > 0
union all
select 'fct_payment', 'customer', count(*)
from fct_payment fact join dim_customer version on version.customer_key = fact.customer_key
where version.customer_durable_key <> fact.customer_durable_key
having count(*) > 0
union all
select 'fct_order', 'customer', count(*)
from fct_order fact join dim_customer version on version.customer_key = fact.customer_key
where version.customer_durable_key <> fact.customer_durable_key
having count(*) > 0;

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_SALES_LINE'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_REFUND_LINE'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_PAYMENT'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_ORDER'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_SALES_LINE'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_REFUND_LINE'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_PAYMENT'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_ORDER'));

select
  lines.source_name, lines.order_id,
  lines.total as lines_total, header.total as order_total,
  lines.tax as lines_tax, header.total_tax as order_tax,
  lines.shipping as lines_shipping, header.shipping_total as order_shipping
from (
  select
    source_name, order_id,
    sum(total_amount) as total, sum(tax_amount) as tax, sum(shipping_amount) as shipping
  from fct_sales_line
  where is_counted and not is_header_amount
  group by source_name, order_id
) lines
join (
  select * from staging.woocommerce_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) header
  on header.source_name = lines.source_name and cast(header.id as varchar) = lines.order_id
where lines.total <> coalesce(header.total, 0)
  or lines.tax <> coalesce(header.total_tax, 0)
  or lines.shipping <> coalesce(header.shipping_total, 0);

select lines.source_name, lines.refund_id, lines.total as lines_total, header.amount as refund_amount
from (
  select source_name, refund_id, sum(total_amount) as total
  from fct_refund_line
  where is_counted and not is_header_amount
  group by source_name, refund_id
) lines
join (
  select * from staging.woocommerce_refunds
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) header
  on header.source_name = lines.source_name and cast(header.id as varchar) = lines.refund_id
where lines.total <> coalesce(header.amount, 0);

create or replace temporary table lake_square_payments_landing (record_number bigint, id varchar, created_at timestamp without time zone, total_money decimal(18, 4), landed_from varchar);

copy into lake_square_payments_landing from @staging.lake/
files = ('square/payments/run=20261121T075800Z-…/payments.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table lake_square_payments as
select landed.record_number, landed.id, landed.created_at, landed.total_money, source.file_number
from lake_square_payments_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from lake_square_payments_landing) path
  join (values ('square/payments/run=20261121T075800Z-…/payments.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table lake_square_payments_landing;

select
  'lake' as side, source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', created_at) as date), cast('1900-01-01' as date)) as day,
  count(*) as records, sum(coalesce(total_money, 0)) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from (
  select run.source_name, created_at, total_money
  from lake_square_payments record
  join (values (0, 'square', '20261121T075800Z-…', '2026-11-21 08:00:02.000000')) run(file_number, source_name, run_id, extracted_at)
    on run.file_number = record.file_number
  qualify row_number() over (
    partition by run.source_name, record.id
    order by run.extracted_at desc, run.run_id desc, record.record_number desc) = 1
) found
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', created_at) as date), cast('1900-01-01' as date))
union all
select
  'staging', source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', created_at) as date), cast('1900-01-01' as date)), count(*), sum(coalesce(total_money, 0)), 0, 0, 0
from (
  select * from staging.square_payments
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) found
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', created_at) as date), cast('1900-01-01' as date))
union all
select
  'marts', payment.source_name, day.full_date, count(*), sum(payment.total_amount),
  count(case when not payment.is_counted then 1 end), 0, 0
from fct_payment payment
join dim_date day on day.date_key = payment.date_key
where payment.source_name in ('', 'square') and payment.payment_kind = 'payment'
  and payment.payment_id not like '%:%'
group by payment.source_name, day.full_date;

create or replace temporary table lake_square_refunds_landing (record_number bigint, id varchar, created_at timestamp without time zone, amount_money decimal(18, 4), landed_from varchar);

copy into lake_square_refunds_landing from @staging.lake/
files = ('square/refunds/run=20261121T075800Z-…/refunds.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table lake_square_refunds as
select landed.record_number, landed.id, landed.created_at, landed.amount_money, source.file_number
from lake_square_refunds_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from lake_square_refunds_landing) path
  join (values ('square/refunds/run=20261121T075800Z-…/refunds.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table lake_square_refunds_landing;

select
  'lake' as side, source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', created_at) as date), cast('1900-01-01' as date)) as day,
  count(*) as records, sum(coalesce(amount_money, 0)) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from (
  select run.source_name, created_at, amount_money
  from lake_square_refunds record
  join (values (0, 'square', '20261121T075800Z-…', '2026-11-21 08:00:03.000000')) run(file_number, source_name, run_id, extracted_at)
    on run.file_number = record.file_number
  qualify row_number() over (
    partition by run.source_name, record.id
    order by run.extracted_at desc, run.run_id desc, record.record_number desc) = 1
) found
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', created_at) as date), cast('1900-01-01' as date))
union all
select
  'staging', source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', created_at) as date), cast('1900-01-01' as date)), count(*), sum(coalesce(amount_money, 0)), 0, 0, 0
from (
  select * from staging.square_refunds
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) found
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', created_at) as date), cast('1900-01-01' as date))
union all
select
  'marts', payment.source_name, day.full_date, count(*), -sum(payment.total_amount),
  count(case when not payment.is_counted then 1 end), 0, 0
from fct_payment payment
join dim_date day on day.date_key = payment.date_key
where payment.source_name in ('', 'square') and payment.payment_kind = 'refund'
group by payment.source_name, day.full_date;

create or replace temporary table lake_square_orders_landing (record_number bigint, id varchar, closed_at timestamp without time zone, return_total_money decimal(18, 4), landed_from varchar);

copy into lake_square_orders_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/orders.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table lake_square_orders as
select landed.record_number, landed.id, landed.closed_at, landed.return_total_money, source.file_number
from lake_square_orders_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from lake_square_orders_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/orders.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table lake_square_orders_landing;

select
  'lake' as side, source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', closed_at) as date), cast('1900-01-01' as date)) as day,
  count(*) as records, sum(return_total_money) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from (
  select run.source_name, closed_at, return_total_money
  from lake_square_orders record
  join (values (0, 'square', '20261121T075800Z-…', '2026-11-21 08:00:01.000000')) run(file_number, source_name, run_id, extracted_at)
    on run.file_number = record.file_number
  qualify row_number() over (
    partition by run.source_name, record.id
    order by run.extracted_at desc, run.run_id desc, record.record_number desc) = 1
) found
where return_total_money <> 0
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', closed_at) as date), cast('1900-01-01' as date))
union all
select
  'staging', source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', closed_at) as date), cast('1900-01-01' as date)),
  count(*), sum(return_total_money), 0, 0, 0
from (
  select * from staging.square_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) found
where return_total_money <> 0
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', closed_at) as date), cast('1900-01-01' as date))
union all
select
  'marts', source_name, day, count(*), sum(amount),
  count(case when is_not_counted = 1 then 1 end), count(case when is_header_only = 1 then 1 end),
  count(case when is_waiting = 1 then 1 end)
from (
  select
    source_name, day, refund_id, sum(amount) as amount, max(is_not_counted) as is_not_counted,
    max(is_header_only) as is_header_only, max(is_waiting) as is_waiting
  from (
    select
      back.source_name, day.full_date as day, back.refund_id, back.total_amount as amount,
      case when back.is_counted then 0 else 1 end as is_not_counted,
      case when back.is_header_amount then 1 else 0 end as is_header_only, 0 as is_waiting
    from fct_refund_line back
    join dim_date day on day.date_key = back.date_key
    where back.source_name in ('', 'square')
    union all
    select found.source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', found.closed_at) as date), cast('1900-01-01' as date)), found.id, part.total_money, 0, 0, 1
    from (
  select * from staging.square_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) found
    join staging.square_order_returns part on part.source_name = found.source_name
      and part.run_id = found.content_run_id and part.record_number = found.record_number
    where part.source_order_id <> '' and not exists (
      select 1 from (
  select * from staging.square_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) parent
      where parent.source_name = part.source_name and parent.id = part.source_order_id
    )
  ) parts
  group by source_name, day, refund_id
) returned
where amount <> 0
group by source_name, day;

create or replace temporary table lake_square_orders_landing (record_number bigint, id varchar, closed_at timestamp without time zone, total_money decimal(18, 4), return_total_money decimal(18, 4), landed_from varchar);

copy into lake_square_orders_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/orders.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table lake_square_orders as
select landed.record_number, landed.id, landed.closed_at, landed.total_money, landed.return_total_money, source.file_number
from lake_square_orders_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from lake_square_orders_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/orders.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table lake_square_orders_landing;

select
  'lake' as side, source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', closed_at) as date), cast('1900-01-01' as date)) as day,
  count(*) as records, sum(coalesce(total_money, 0)) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from (
  select run.source_name, closed_at, total_money, return_total_money
  from lake_square_orders record
  join (values (0, 'square', '20261121T075800Z-…', '2026-11-21 08:00:01.000000')) run(file_number, source_name, run_id, extracted_at)
    on run.file_number = record.file_number
  qualify row_number() over (
    partition by run.source_name, record.id
    order by run.extracted_at desc, run.run_id desc, record.record_number desc) = 1
) found
where coalesce(total_money, 0) <> 0 or coalesce(return_total_money, 0) = 0
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', closed_at) as date), cast('1900-01-01' as date))
union all
select
  'staging', source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', closed_at) as date), cast('1900-01-01' as date)),
  count(*), sum(coalesce(total_money, 0)), 0, 0, 0
from (
  select * from staging.square_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) found
where coalesce(total_money, 0) <> 0 or coalesce(return_total_money, 0) = 0
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', closed_at) as date), cast('1900-01-01' as date))
union all
select
  'marts', source_name, full_date, count(*), sum(amount),
  count(case when is_not_counted = 1 then 1 end), count(case when is_header_only = 1 then 1 end), 0
from (
  select
    sale.source_name, day.full_date, sale.order_id, sum(sale.total_amount) as amount,
    max(case when sale.is_counted then 0 else 1 end) as is_not_counted,
    max(case when sale.is_header_amount then 1 else 0 end) as is_header_only
  from fct_sales_line sale
  join dim_date day on day.date_key = sale.date_key
  where sale.source_name in ('', 'square')
  group by sale.source_name, day.full_date, sale.order_id
) sold
where amount <> 0 or not exists (
  select 1 from fct_refund_line back
  where back.source_name = sold.source_name and back.refund_id = sold.order_id
)
group by source_name, full_date;

create or replace temporary table lake_woocommerce_orders_landing (record_number bigint, id bigint, date_created timestamp without time zone, total decimal(18, 4), landed_from varchar);

copy into lake_woocommerce_orders_landing from @staging.lake/
files = ('recorded/orders/run=20250131T050000Z-…/orders.parquet', 'recorded/orders/run=20250302T050000Z-…/orders.parquet', 'recorded/orders/run=20250401T050000Z-…/orders.parquet', 'recorded/orders/run=20250501T050000Z-…/orders.parquet', 'recorded/orders/run=20250531T050000Z-…/orders.parquet', 'recorded/orders/run=20250630T050000Z-…/orders.parquet', 'recorded/orders/run=20250730T050000Z-…/orders.parquet', 'recorded/orders/run=20250829T050000Z-…/orders.parquet', 'recorded/orders/run=20250928T050000Z-…/orders.parquet', 'recorded/orders/run=20251028T050000Z-…/orders.parquet', 'recorded/orders/run=20251127T050000Z-…/orders.parquet', 'recorded/orders/run=20251227T050000Z-…/orders.parquet', 'recorded/orders/run=20260126T050000Z-…/orders.parquet', 'recorded/orders/run=20260225T050000Z-…/orders.parquet', 'recorded/orders/run=20260327T050000Z-…/orders.parquet', 'recorded/orders/run=20260426T050000Z-…/orders.parquet', 'recorded/orders/run=20260526T050000Z-…/orders.parquet', 'recorded/orders/run=20260625T050000Z-…/orders.parquet', 'recorded/orders/run=20260725T050000Z-…/orders.parquet', 'recorded/orders/run=20260824T050000Z-…/orders.parquet', 'recorded/orders/run=20260923T050000Z-…/orders.parquet', 'recorded/orders/run=20261023T050000Z-…/orders.parquet', 'recorded/orders/run=20261121T075800Z-…/orders.parquet', 'woocommerce/orders/run=20261121T075800Z-…/orders.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table lake_woocommerce_orders as
select landed.record_number, landed.id, landed.date_created, landed.total, source.file_number
from lake_woocommerce_orders_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from lake_woocommerce_orders_landing) path
  join (values ('recorded/orders/run=20250131T050000Z-…/orders.parquet', 0), ('recorded/orders/run=20250302T050000Z-…/orders.parquet', 1), ('recorded/orders/run=20250401T050000Z-…/orders.parquet', 2), ('recorded/orders/run=20250501T050000Z-…/orders.parquet', 3), ('recorded/orders/run=20250531T050000Z-…/orders.parquet', 4), ('recorded/orders/run=20250630T050000Z-…/orders.parquet', 5), ('recorded/orders/run=20250730T050000Z-…/orders.parquet', 6), ('recorded/orders/run=20250829T050000Z-…/orders.parquet', 7), ('recorded/orders/run=20250928T050000Z-…/orders.parquet', 8), ('recorded/orders/run=20251028T050000Z-…/orders.parquet', 9), ('recorded/orders/run=20251127T050000Z-…/orders.parquet', 10), ('recorded/orders/run=20251227T050000Z-…/orders.parquet', 11), ('recorded/orders/run=20260126T050000Z-…/orders.parquet', 12), ('recorded/orders/run=20260225T050000Z-…/orders.parquet', 13), ('recorded/orders/run=20260327T050000Z-…/orders.parquet', 14), ('recorded/orders/run=20260426T050000Z-…/orders.parquet', 15), ('recorded/orders/run=20260526T050000Z-…/orders.parquet', 16), ('recorded/orders/run=20260625T050000Z-…/orders.parquet', 17), ('recorded/orders/run=20260725T050000Z-…/orders.parquet', 18), ('recorded/orders/run=20260824T050000Z-…/orders.parquet', 19), ('recorded/orders/run=20260923T050000Z-…/orders.parquet', 20), ('recorded/orders/run=20261023T050000Z-…/orders.parquet', 21), ('recorded/orders/run=20261121T075800Z-…/orders.parquet', 22), ('woocommerce/orders/run=20261121T075800Z-…/orders.parquet', 23)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table lake_woocommerce_orders_landing;

select
  'lake' as side, source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', date_created) as date), cast('1900-01-01' as date)) as day,
  count(*) as records, sum(coalesce(total, 0)) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from (
  select run.source_name, date_created, total
  from lake_woocommerce_orders record
  join (values (0, 'recorded', '20250131T050000Z-…', '2026-11-21 07:59:00.000000'), (1, 'recorded', '20250302T050000Z-…', '2026-11-21 07:59:00.000000'), (2, 'recorded', '20250401T050000Z-…', '2026-11-21 07:59:00.000000'), (3, 'recorded', '20250501T050000Z-…', '2026-11-21 07:59:00.000000'), (4, 'recorded', '20250531T050000Z-…', '2026-11-21 07:59:00.000000'), (5, 'recorded', '20250630T050000Z-…', '2026-11-21 07:59:00.000000'), (6, 'recorded', '20250730T050000Z-…', '2026-11-21 07:59:00.000000'), (7, 'recorded', '20250829T050000Z-…', '2026-11-21 07:59:00.000000'), (8, 'recorded', '20250928T050000Z-…', '2026-11-21 07:59:00.000000'), (9, 'recorded', '20251028T050000Z-…', '2026-11-21 07:59:00.000000'), (10, 'recorded', '20251127T050000Z-…', '2026-11-21 07:59:00.000000'), (11, 'recorded', '20251227T050000Z-…', '2026-11-21 07:59:00.000000'), (12, 'recorded', '20260126T050000Z-…', '2026-11-21 07:59:00.000000'), (13, 'recorded', '20260225T050000Z-…', '2026-11-21 07:59:00.000000'), (14, 'recorded', '20260327T050000Z-…', '2026-11-21 07:59:00.000000'), (15, 'recorded', '20260426T050000Z-…', '2026-11-21 07:59:00.000000'), (16, 'recorded', '20260526T050000Z-…', '2026-11-21 07:59:00.000000'), (17, 'recorded', '20260625T050000Z-…', '2026-11-21 07:59:00.000000'), (18, 'recorded', '20260725T050000Z-…', '2026-11-21 07:59:00.000000'), (19, 'recorded', '20260824T050000Z-…', '2026-11-21 07:59:00.000000'), (20, 'recorded', '20260923T050000Z-…', '2026-11-21 07:59:00.000000'), (21, 'recorded', '20261023T050000Z-…', '2026-11-21 07:59:00.000000'), (22, 'recorded', '20261121T075800Z-…', '2026-11-21 07:59:00.000000'), (23, 'woocommerce', '20261121T075800Z-…', '2026-11-21 08:00:00.000000')) run(file_number, source_name, run_id, extracted_at)
    on run.file_number = record.file_number
  qualify row_number() over (
    partition by run.source_name, record.id
    order by run.extracted_at desc, run.run_id desc, record.record_number desc) = 1
) found
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', date_created) as date), cast('1900-01-01' as date))
union all
select
  'staging', source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', date_created) as date), cast('1900-01-01' as date)),
  count(*), sum(coalesce(total, 0)), 0, 0, 0
from (
  select * from staging.woocommerce_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) found
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', date_created) as date), cast('1900-01-01' as date))
union all
select
  'marts', sale.source_name, day.full_date,
  count(distinct sale.order_id), sum(sale.total_amount),
  count(distinct case when not sale.is_counted then sale.order_id end),
  count(distinct case when sale.is_header_amount then sale.order_id end), 0
from fct_sales_line sale
join dim_date day on day.date_key = sale.date_key
where sale.source_name in ('', 'recorded', 'woocommerce')
group by sale.source_name, day.full_date;

create or replace temporary table lake_woocommerce_refunds_landing (record_number bigint, id bigint, date_created timestamp without time zone, amount decimal(18, 4), landed_from varchar);

copy into lake_woocommerce_refunds_landing from @staging.lake/
files = ('recorded/refunds/run=20250131T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250302T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250401T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250501T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250531T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250630T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250730T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250829T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250928T050000Z-…/refunds.parquet', 'recorded/refunds/run=20251028T050000Z-…/refunds.parquet', 'recorded/refunds/run=20251127T050000Z-…/refunds.parquet', 'recorded/refunds/run=20251227T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260126T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260225T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260327T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260426T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260526T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260625T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260725T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260824T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260923T050000Z-…/refunds.parquet', 'recorded/refunds/run=20261023T050000Z-…/refunds.parquet', 'recorded/refunds/run=20261121T075800Z-…/refunds.parquet', 'woocommerce/refunds/run=20261121T075800Z-…/refunds.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table lake_woocommerce_refunds as
select landed.record_number, landed.id, landed.date_created, landed.amount, source.file_number
from lake_woocommerce_refunds_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from lake_woocommerce_refunds_landing) path
  join (values ('recorded/refunds/run=20250131T050000Z-…/refunds.parquet', 0), ('recorded/refunds/run=20250302T050000Z-…/refunds.parquet', 1), ('recorded/refunds/run=20250401T050000Z-…/refunds.parquet', 2), ('recorded/refunds/run=20250501T050000Z-…/refunds.parquet', 3), ('recorded/refunds/run=20250531T050000Z-…/refunds.parquet', 4), ('recorded/refunds/run=20250630T050000Z-…/refunds.parquet', 5), ('recorded/refunds/run=20250730T050000Z-…/refunds.parquet', 6), ('recorded/refunds/run=20250829T050000Z-…/refunds.parquet', 7), ('recorded/refunds/run=20250928T050000Z-…/refunds.parquet', 8), ('recorded/refunds/run=20251028T050000Z-…/refunds.parquet', 9), ('recorded/refunds/run=20251127T050000Z-…/refunds.parquet', 10), ('recorded/refunds/run=20251227T050000Z-…/refunds.parquet', 11), ('recorded/refunds/run=20260126T050000Z-…/refunds.parquet', 12), ('recorded/refunds/run=20260225T050000Z-…/refunds.parquet', 13), ('recorded/refunds/run=20260327T050000Z-…/refunds.parquet', 14), ('recorded/refunds/run=20260426T050000Z-…/refunds.parquet', 15), ('recorded/refunds/run=20260526T050000Z-…/refunds.parquet', 16), ('recorded/refunds/run=20260625T050000Z-…/refunds.parquet', 17), ('recorded/refunds/run=20260725T050000Z-…/refunds.parquet', 18), ('recorded/refunds/run=20260824T050000Z-…/refunds.parquet', 19), ('recorded/refunds/run=20260923T050000Z-…/refunds.parquet', 20), ('recorded/refunds/run=20261023T050000Z-…/refunds.parquet', 21), ('recorded/refunds/run=20261121T075800Z-…/refunds.parquet', 22), ('woocommerce/refunds/run=20261121T075800Z-…/refunds.parquet', 23)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table lake_woocommerce_refunds_landing;

select
  'lake' as side, source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', date_created) as date), cast('1900-01-01' as date)) as day,
  count(case when amount <> 0 then 1 end) as records, sum(coalesce(amount, 0)) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from (
  select run.source_name, date_created, amount
  from lake_woocommerce_refunds record
  join (values (0, 'recorded', '20250131T050000Z-…', '2026-11-21 07:59:01.000000'), (1, 'recorded', '20250302T050000Z-…', '2026-11-21 07:59:01.000000'), (2, 'recorded', '20250401T050000Z-…', '2026-11-21 07:59:01.000000'), (3, 'recorded', '20250501T050000Z-…', '2026-11-21 07:59:01.000000'), (4, 'recorded', '20250531T050000Z-…', '2026-11-21 07:59:01.000000'), (5, 'recorded', '20250630T050000Z-…', '2026-11-21 07:59:01.000000'), (6, 'recorded', '20250730T050000Z-…', '2026-11-21 07:59:01.000000'), (7, 'recorded', '20250829T050000Z-…', '2026-11-21 07:59:01.000000'), (8, 'recorded', '20250928T050000Z-…', '2026-11-21 07:59:01.000000'), (9, 'recorded', '20251028T050000Z-…', '2026-11-21 07:59:01.000000'), (10, 'recorded', '20251127T050000Z-…', '2026-11-21 07:59:01.000000'), (11, 'recorded', '20251227T050000Z-…', '2026-11-21 07:59:01.000000'), (12, 'recorded', '20260126T050000Z-…', '2026-11-21 07:59:01.000000'), (13, 'recorded', '20260225T050000Z-…', '2026-11-21 07:59:01.000000'), (14, 'recorded', '20260327T050000Z-…', '2026-11-21 07:59:01.000000'), (15, 'recorded', '20260426T050000Z-…', '2026-11-21 07:59:01.000000'), (16, 'recorded', '20260526T050000Z-…', '2026-11-21 07:59:01.000000'), (17, 'recorded', '20260625T050000Z-…', '2026-11-21 07:59:01.000000'), (18, 'recorded', '20260725T050000Z-…', '2026-11-21 07:59:01.000000'), (19, 'recorded', '20260824T050000Z-…', '2026-11-21 07:59:01.000000'), (20, 'recorded', '20260923T050000Z-…', '2026-11-21 07:59:01.000000'), (21, 'recorded', '20261023T050000Z-…', '2026-11-21 07:59:01.000000'), (22, 'recorded', '20261121T075800Z-…', '2026-11-21 07:59:01.000000'), (23, 'woocommerce', '20261121T075800Z-…', '2026-11-21 08:00:01.000000')) run(file_number, source_name, run_id, extracted_at)
    on run.file_number = record.file_number
  qualify row_number() over (
    partition by run.source_name, record.id
    order by run.extracted_at desc, run.run_id desc, record.record_number desc) = 1
) found
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', date_created) as date), cast('1900-01-01' as date))
union all
select
  'staging', source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', date_created) as date), cast('1900-01-01' as date)),
  count(case when amount <> 0 then 1 end), sum(coalesce(amount, 0)), 0, 0, 0
from (
  select * from staging.woocommerce_refunds
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) found
group by source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', date_created) as date), cast('1900-01-01' as date))
union all
select
  'marts', source_name, full_date,
  count(case when amount <> 0 then 1 end), sum(amount),
  count(case when is_not_counted = 1 then 1 end), count(case when is_header_only = 1 then 1 end), 0
from (
  select
    back.source_name, day.full_date, back.refund_id, sum(back.total_amount) as amount,
    max(case when back.is_counted then 0 else 1 end) as is_not_counted,
    max(case when back.is_header_amount then 1 else 0 end) as is_header_only
  from fct_refund_line back
  join dim_date day on day.date_key = back.date_key
  where back.source_name in ('', 'recorded', 'woocommerce')
  group by back.source_name, day.full_date, back.refund_id
) refund
group by source_name, full_date
union all
select
  'marts', found.source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', found.date_created) as date), cast('1900-01-01' as date)),
  count(case when found.amount <> 0 then 1 end), sum(coalesce(found.amount, 0)), 0, 0, count(*)
from (
  select * from staging.woocommerce_refunds
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) found
where not exists (
  select 1 from (
  select * from staging.woocommerce_orders
  where (source_name, run_id) in (select source_name, run_id from build_run)
  qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1
) parent
  where parent.source_name = found.source_name and parent.id = found.parent_id
)
group by found.source_name, coalesce(cast(convert_timezone('UTC', 'America/New_York', found.date_created) as date), cast('1900-01-01' as date));

use schema staging;

select ops.check_acceptance.rule, ops.check_acceptance.accepted_until, ops.check_acceptance.reason, ops.check_acceptance.accepted_at from ops.check_acceptance where ops.check_acceptance.accepted_until >= cast(? as date) order by ops.check_acceptance.accepted_at;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

delete from ops.check_result where (ops.check_result.build_id = cast(? as varchar) and ops.check_result.built_at = cast(? as timestamp without time zone));

delete from ops.check_amount where (ops.check_amount.build_id = cast(? as varchar) and ops.check_amount.built_at = cast(? as timestamp without time zone));

delete from ops.check_run where (ops.check_run.build_id = cast(? as varchar) and ops.check_run.built_at = cast(? as timestamp without time zone));

delete from ops.closed_month_change where (ops.closed_month_change.build_id = cast(? as varchar) and ops.closed_month_change.built_at = cast(? as timestamp without time zone));

insert into ops.check_result (build_id, rule, subject, level, status, failures, message, checked_at, built_at, meaning, remedy) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

insert into ops.check_amount (build_id, built_at, rule, subject, currency, amount) values (?, ?, ?, ?, ?, ?);

insert into ops.check_run (build_id, status, passed, warned, failed, checked_at, built_at) values (?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;
