-- The star of clean-staging.sql.
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
  -1 as date_key, date '1900-01-01' as full_date, 1900 as year_number, 1 as quarter_number,
  1 as month_number, 'unknown' as month_name, date '1900-01-01' as month_start,
  date '1900-01-01' as week_start, 1900 as iso_year, 1 as iso_week, 1 as day_of_month,
  1 as day_of_week, 'unknown' as day_name, false as is_weekend, 1900 as fiscal_year, false as is_complete;
insert into dim_channel values
  (-1, 'unknown', 'Unknown', 'Other'), (1, 'online', 'Online shop', 'Online'), (2, 'till', 'Till', 'In person');
insert into dim_location values
  (-2, '', '', 'Not applicable', 'none', null, null), (-1, '', '', 'Unknown', 'none', null, null),
  (1, 'woocommerce', 'shop', 'woocommerce', 'shop', null, null),
  (2, 'square', 'L1', 'Hudson', 'till', 'Hudson', 'US');
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
  key as sales_line_key, source as source_name, id as order_id, id as order_number, line as line_id,
  kind as line_kind, day as date_key, product as product_key,
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
  parent as order_id, 'product' as refund_line_kind, 20260602 as date_key, product as product_key,
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
  parent as order_id, parent_source as order_source_name, day as date_key, 2 as customer_key,
  1 as customer_durable_key, place as channel_key, place as location_key, 'card' as payment_method,
  'COMPLETED' as payment_status, true as is_counted, 'USD' as currency, net as amount,
  tip as tip_amount, net + tip as total_amount, 0 as fee_amount, net + tip as reporting_total_amount
  from (values
    (1, 'payment', 'PA', 'A', 'square', 20260602, 2, 20.00, 2.00),
    (2, 'payment', 'PM', '100', 'woocommerce', 20260601, 1, 37.94, 0.00),
    (3, 'refund', 'BA', 'A', 'square', 20260602, 2, -5.25, 0.00))
  payments(key, kind, id, parent, parent_source, day, place, net, tip);
