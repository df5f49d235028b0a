-- One row per counted sale line (+) and refund line (-), each on its own day: the only place where net sales is summed.
create view sales_movement as
select
  'sale' as movement_kind,
  source_name,
  order_id,
  line_id as line_id,
  order_key,
  date_key,
  time_of_day_key,
  product_key,
  product_durable_key,
  customer_key,
  customer_durable_key,
  channel_key,
  location_key,
  currency,
  quantity,
  gross_amount,
  discount_amount,
  net_amount,
  tax_amount,
  shipping_amount,
  fee_amount,
  tip_amount,
  gift_card_amount,
  rounding_amount,
  total_amount,
  reporting_net_amount,
  reporting_total_amount
from fct_sales_line
where is_counted
union all
select
  'refund' as movement_kind,
  source_name,
  order_id,
  refund_line_id as line_id,
  order_key,
  date_key,
  time_of_day_key,
  product_key,
  product_durable_key,
  customer_key,
  customer_durable_key,
  channel_key,
  location_key,
  currency,
  -quantity as quantity,
  -gross_amount as gross_amount,
  -discount_amount as discount_amount,
  -net_amount as net_amount,
  -tax_amount as tax_amount,
  -shipping_amount as shipping_amount,
  -fee_amount as fee_amount,
  -tip_amount as tip_amount,
  -gift_card_amount as gift_card_amount,
  -rounding_amount as rounding_amount,
  -total_amount as total_amount,
  -reporting_net_amount as reporting_net_amount,
  -reporting_total_amount as reporting_total_amount
from fct_refund_line
where is_counted;
comment on view sales_movement is 'One row per counted sale line (+) and refund line (-), each on its own day: the only place where net sales is summed.';
