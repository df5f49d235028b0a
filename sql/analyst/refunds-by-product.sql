-- question: Which products are given back, how often and how soon?
-- topic: Products
-- grain: One row per product that was ever given back.
-- columns:
--   product_code: The SKU where there is one: the same product in shop and till.
--   product_line: Its latest product line.
--   refunds: Refunds in which it stands.
--   units_refunded: Units given back.
--   net_refunded: What was given back of net sales; in the reporting currency.
--   net_sold: Net sales before refunds.
--   refund_rate_percent: Refunded as a share of sold.
--   average_days: From sale to refund; empty for returns without receipt.
-- caveats:
--   A refund of an amount that names no line is spread over the lines of its order, and gives back no unit.
--   A product that stands in two refunds of one day is in two refunds.
with newest as (
  select
    product_code, product_line,
    row_number() over (partition by product_code order by is_inferred, valid_from desc nulls last, product_key) as place
  from marts.dim_product
  where product_key >= 0 and is_current
),
sold as (
  select p.product_code, sum(s.reporting_net_amount) as net
  from marts.fct_sales_line s
  join marts.dim_product p on p.product_key = s.product_key
  join marts.dim_date d on d.date_key = s.date_key
  where s.is_counted and d.is_complete
  group by p.product_code
),
refunded as (
  select
    p.product_code, count(distinct r.source_name || ' ' || r.refund_id) as refunds, sum(r.quantity) as units,
    sum(r.reporting_net_amount) as net, round(avg(r.days_to_refund), 1) as days
  from marts.fct_refund_line r
  join marts.dim_product p on p.product_key = r.product_key
  join marts.dim_date d on d.date_key = r.date_key
  where r.is_counted and d.is_complete and p.product_key >= 0
  group by p.product_code
)
select
  refunded.product_code, newest.product_line, refunded.refunds,
  cast(refunded.units as decimal(18, 2)) as units_refunded,
  cast(refunded.net as decimal(18, 2)) as net_refunded,
  cast(coalesce(sold.net, 0) as decimal(18, 2)) as net_sold,
  round(100 * refunded.net / nullif(sold.net, 0), 1) as refund_rate_percent,
  refunded.days as average_days
from refunded
join newest on newest.product_code = refunded.product_code and newest.place = 1
left join sold on sold.product_code = refunded.product_code
order by net_refunded desc nulls last, refunded.product_code;
