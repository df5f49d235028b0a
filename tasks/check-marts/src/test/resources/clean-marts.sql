-- The star of clean-staging.sql, and the runs that were loaded when it was built.
create table build_run as select source_name, head, run_id, extracted_at from ops.load;
insert into build_stamp values
  ('c1', timestamp '2026-06-03 07:02:00', timestamp '2026-06-03 07:00:00', 'America/New_York', 'USD');
insert into dim_date by name select
  cast(strftime(d, '%Y%m%d') as integer) as date_key, d as full_date, year(d) as year_number,
  quarter(d) as quarter_number, month(d) as month_number, monthname(d) as month_name,
  cast(date_trunc('month', d) as date) as month_start, d as week_start, year(d) as iso_year,
  week(d) as iso_week, day(d) as day_of_month, isodow(d) as day_of_week, dayname(d) as day_name,
  false as is_weekend, year(d) as fiscal_year, d < date '2026-06-03' as is_complete
  from (select unnest([date '2026-05-30', date '2026-05-31', date '2026-06-01', date '2026-06-02', date '2026-06-03']) as d);
insert into dim_date by name select
  key as date_key, day as full_date, 1900 as year_number, 1 as quarter_number,
  1 as month_number, 'unknown' as month_name, date '1900-01-01' as month_start,
  date '1900-01-01' as week_start, 1900 as iso_year, 1 as iso_week, 1 as day_of_month,
  1 as day_of_week, 'unknown' as day_name, false as is_weekend, 1900 as fiscal_year, false as is_complete
  from (values (-1, date '1900-01-01'), (-2, date '1900-01-02')) members(key, day);
insert into dim_channel values
  (-1, 'unknown', 'Unknown', 'Other'), (1, 'online', 'Online shop', 'Online'), (2, 'till', 'Till', 'In person');
insert into dim_location values
  (-2, '', '', 'Not applicable', 'none', null, null), (-1, '', '', 'Unknown', 'none', null, null),
  (1, 'woocommerce', 'shop', 'woocommerce', 'shop', null, null),
  (2, 'square', 'L1', 'Hudson', 'till', 'Hudson', 'US');
insert into dim_time_of_day by name select
  key as time_of_day_key, cast(key as varchar) as clock_time, cast(key as varchar) as clock_time_12_hour,
  key as minute_of_day, 11 as hour_number, '11 AM' as hour_name, '11:00' as half_hour, 'Midday' as day_part
  from (values (-2), (-1), (1100)) minutes(key);
insert into dim_payment_method values
  (-2, '', 'not_applicable', '', 'Not applicable', 'None', true), (-1, '', 'unknown', '', 'Unknown', 'Other', true),
  (1, 'square', 'card', 'VISA', 'card VISA', 'Card', true);
insert into dim_promotion by name select
  key as promotion_key, source as source_name, type as promotion_type, code as promotion_code,
  code as promotion_name, 'unknown' as discount_kind
  from (values
    (-2, '', 'none', 'not_applicable'), (-1, '', 'none', 'unknown'), (1, 'woocommerce', 'coupon', 'spring'),
    (2, 'square', 'catalog_discount', 'D1'), (3, 'woocommerce', 'unnamed', 'unnamed'))
  promotions(key, source, type, code);
insert into dim_order_flags by name select
  key as order_flags_key, buyer as buyer_kind, false as is_entered_by_hand, key > 0 as is_sale,
  key = 3 as is_mirror, false as is_deleted, key = 4 as is_return_only, key in (1, 2) as is_counted,
  true as has_discount, true as has_tax, true as has_shipping, true as has_tip, false as has_gift_card,
  true as is_paid, false as is_split_payment, key = 2 as has_refund, false as is_fully_refunded
  from (values
    (-2, 'not_applicable'), (-1, 'unknown'), (1, 'registered'), (2, 'registered'), (3, 'walk_in'), (4, 'walk_in'))
  flags(key, buyer);
insert into bridge_order_promotion values
  (-2, -2, 1, 0, null), (-1, -1, 1, 0, null), (1, 1, 1, 1, 'USD'), (2, 1, 0.5, 1, 'USD'), (2, 3, 0.5, 1, 'USD'),
  (3, 2, 1, 2, 'USD'), (4, 2, 1, 1, 'USD'), (5, -2, 1, 0, 'USD');
insert into dim_customer by name select
  key as customer_key, durable as customer_durable_key, kind as customer_group,
  'woocommerce' as first_source_name, timestamp '2026-01-01' as first_seen_at, 1 as profile_count,
  true as is_registered, is_current, valid_from, valid_to
  from (values
    (-1, -1, 'unknown', true, timestamp '1900-01-01', timestamp '9999-12-31'),
    (1, 1, 'retail', false, timestamp '1900-01-01', timestamp '2026-03-01'),
    (2, 1, 'wholesale', true, timestamp '2026-03-01', timestamp '9999-12-31'))
  customers(key, durable, kind, is_current, valid_from, valid_to);
insert into dim_product by name select
  key as product_key, durable as product_durable_key, source as source_name,
  product as source_product_id, variation as source_variation_id, product as product_code,
  product as product_name, '' as variation_name, line as product_line, 'publish' as product_status,
  false as is_inferred, is_current, valid_from, valid_to
  from (values
    (-2, -2, '', '', '', 'Not applicable', true, timestamp '1900-01-01', timestamp '9999-12-31'),
    (-1, -1, '', '', '', 'Unassigned', true, timestamp '1900-01-01', timestamp '9999-12-31'),
    (1, 1, 'woocommerce', '10', '0', 'Bread', true, timestamp '1900-01-01', timestamp '9999-12-31'),
    (2, 2, 'woocommerce', '20', '21', 'Mugs', true, timestamp '1900-01-01', timestamp '9999-12-31'),
    (3, 3, 'square', 'ITEM', 'V', 'Bread', false, timestamp '1900-01-01', timestamp '2026-05-01'),
    (4, 3, 'square', 'ITEM', 'V', 'Bread', true, timestamp '2026-05-01', timestamp '9999-12-31'))
  products(key, durable, source, product, variation, line, is_current, valid_from, valid_to);
insert into bridge_customer_identity values (1, 'woocommerce', 'registered', '7', 'first', 1.00, 1);
insert into fct_sales_line by name select
  key as sales_line_key, source as source_name, id as order_id, id as order_number,
  case id when '99' then 1 when '100' then 2 when 'A' then 3 else 4 end as order_key, line as line_id,
  kind as line_kind, day as date_key, 1100 as time_of_day_key, product as product_key,
  case id when '99' then 1 when 'M' then 3 else 2 end as order_flags_key,
  case when product = 4 then 3 else product end as product_durable_key, 2 as customer_key,
  1 as customer_durable_key, place as channel_key, place as location_key,
  case when source = 'square' then 'COMPLETED' else 'completed' end as order_status, true as is_sale, mirror as is_mirror, false as is_deleted,
  not mirror as is_counted, false as is_header_amount, 'USD' as currency, 1 as quantity,
  net + 1 as gross_amount, 1 as discount_amount, net as net_amount, tax as tax_amount,
  shipping as shipping_amount, 0 as fee_amount, tip as tip_amount, 0 as gift_card_amount,
  0 as rounding_amount, net + tax + shipping + tip as total_amount,
  net as reporting_net_amount, net + tax + shipping + tip as reporting_total_amount
  from (values
    (1, 'woocommerce', '99', '1', 'product', 20260531, 1, 1, false, 8.00, 0.00, 0.00, 0.00),
    (2, 'woocommerce', '100', '1', 'product', 20260601, 1, 1, false, 10.50, 0.84, 2.00, 0.00),
    (3, 'woocommerce', '100', '2', 'product', 20260601, 2, 1, false, 20.00, 1.60, 3.00, 0.00),
    (4, 'square', 'A', 'u1', 'product', 20260602, 4, 2, false, 15.75, 0.00, 0.00, 1.50),
    (5, 'square', 'A', 'u2', 'custom_amount', 20260602, -2, 2, false, 4.25, 0.00, 0.00, 0.50),
    (6, 'square', 'M', 'u1', 'custom_amount', 20260601, -2, 2, true, 35.50, 2.44, 0.00, 0.00))
  lines(key, source, id, line, kind, day, product, place, mirror, net, tax, shipping, tip);
insert into fct_refund_line by name select
  key as refund_line_key, source as source_name, id as refund_id, '1' as refund_line_id,
  parent as order_id, case parent when '100' then 2 else 3 end as order_key,
  'product' as refund_line_kind, 20260602 as date_key, 1100 as time_of_day_key, product as product_key,
  case when product = 4 then 3 else product end as product_durable_key, 2 as customer_key,
  1 as customer_durable_key, place as channel_key, place as location_key,
  case when source = 'square' then 'COMPLETED' else 'completed' end as order_status, true as is_sale, false as is_mirror, false as is_deleted,
  true as is_counted, false as is_header_amount, 'USD' as currency, 1 as quantity,
  net as gross_amount, 0 as discount_amount, net as net_amount, tax as tax_amount,
  0 as shipping_amount, 0 as fee_amount, 0 as tip_amount, 0 as gift_card_amount,
  0 as rounding_amount, net + tax as total_amount,
  net as reporting_net_amount, net + tax as reporting_total_amount
  from (values
    (1, 'woocommerce', '500', '100', 2, 1, 20.00, 1.60),
    (2, 'square', 'R', 'A', 4, 2, 5.25, 0.00))
  lines(key, source, id, parent, product, place, net, tax);
insert into fct_payment by name select
  key as payment_key, 'square' as source_name, kind as payment_kind, id as payment_id,
  parent as order_id, parent_source as order_source_name, case parent when '100' then 2 else 3 end as order_key,
  day as date_key, 1100 as time_of_day_key, 2 as customer_key, 1 as customer_durable_key,
  place as channel_key, place as location_key, 1 as payment_method_key,
  'COMPLETED' as payment_status, true as is_counted, 'USD' as currency, net as amount,
  tip as tip_amount, net + tip as total_amount, 0 as fee_amount, net + tip as reporting_total_amount
  from (values
    (1, 'payment', 'PA', 'A', 'square', 20260602, 2, 20.00, 2.00),
    (2, 'payment', 'PM', '100', 'woocommerce', 20260601, 1, 37.94, 0.00),
    (3, 'refund', 'BA', 'A', 'square', 20260602, 2, -5.25, 0.00))
  payments(key, kind, id, parent, parent_source, day, place, net, tip);
insert into fct_order by name select
  orders.order_key, orders.source as source_name, orders.order_id, orders.order_id as order_number,
  case when orders.source = 'square' then 'COMPLETED' else 'completed' end as order_status,
  day as date_key, 1100 as time_of_day_key, day as ordered_date_key, 1100 as ordered_time_of_day_key,
  case when paid > 0 then day else -2 end as paid_date_key, case when paid > 0 then 1100 else -2 end as paid_time_of_day_key,
  day as completed_date_key, 1100 as completed_time_of_day_key,
  case when back > 0 then 20260602 else -2 end as first_refund_date_key,
  case when back > 0 then 1100 else -2 end as first_refund_time_of_day_key,
  case when back > 0 then 20260602 else -2 end as last_refund_date_key,
  case when back > 0 then 1100 else -2 end as last_refund_time_of_day_key,
  2 as customer_key, 1 as customer_durable_key, place as channel_key, place as location_key,
  case when paid > 0 then 1 else -2 end as payment_method_key, flags as order_flags_key, flags in (1, 2) as is_counted,
  timestamp '2026-06-01 15:00:00' as ordered_at,
  case when paid > 0 then timestamp '2026-06-01 15:01:00' end as paid_at,
  timestamp '2026-06-01 15:02:00' as completed_at,
  case when back > 0 then timestamp '2026-06-02 15:00:00' end as first_refunded_at,
  'USD' as currency, coalesce(lines, 0) as line_count, coalesce(units, 0) as quantity,
  coalesce(gross, 0) as gross_amount, coalesce(discount, 0) as discount_amount, coalesce(net, 0) as net_amount,
  coalesce(tax, 0) as tax_amount, coalesce(shipping, 0) as shipping_amount, 0 as fee_amount,
  coalesce(tip, 0) as tip_amount, 0 as gift_card_amount, 0 as rounding_amount, coalesce(total, 0) as total_amount,
  case when paid > 0 then 1 else 0 end as payment_count, paid as paid_amount,
  case when back > 0 then 1 else 0 end as refund_count, back_net as refunded_net_amount, back as refunded_total_amount
  from (values
    (1, 'woocommerce', '99', 20260531, 1, 1, 0.00, 0.00, 0.00), (2, 'woocommerce', '100', 20260601, 1, 2, 37.94, 20.00, 21.60),
    (3, 'square', 'A', 20260602, 2, 2, 22.00, 5.25, 5.25), (4, 'square', 'M', 20260601, 2, 3, 0.00, 0.00, 0.00),
    (5, 'square', 'R', 20260602, 2, 4, 0.00, 0.00, 0.00))
  orders(order_key, source, order_id, day, place, flags, paid, back_net, back)
  left join (
    select order_key, count(*) as lines, sum(quantity) as units, sum(gross_amount) as gross,
      sum(discount_amount) as discount, sum(net_amount) as net, sum(tax_amount) as tax,
      sum(shipping_amount) as shipping, sum(tip_amount) as tip, sum(total_amount) as total
    from fct_sales_line group by order_key) lines on lines.order_key = orders.order_key;
