-- question: How long ago did the customers of each product line last buy of it?
-- topic: Customers
-- grain: One row per product line and span of days.
-- columns:
--   product_line: The product line at the time of the sale.
--   days_since: 0-30, 31-60, 61-90, 91-180, or over 180 days.
--   customers: Customers whose last purchase of the product line lies so far back.
--   share_percent: Of all who ever bought of the product line.
--   bought_other_lines_since: Those of them who have bought something else since: not lost, only gone elsewhere in the shop.
-- caveats:
--   Today is the last complete day, so the answer is the same until the next build.
--   Retail only.
--   Only orders that name their buyer; walk-in buyers at the till are nobody here.
--   Before refunds: who gave everything back has still bought.
with last_day as (
  select max(full_date) as full_date from marts.dim_date where is_complete
),
bought as (
  select s.customer_durable_key as customer, p.product_line, max(d.full_date) as last_bought
  from marts.fct_sales_line s
  join marts.dim_product p on p.product_key = s.product_key
  join marts.dim_customer c on c.customer_durable_key = s.customer_durable_key and c.is_current
  join marts.dim_date d on d.date_key = s.date_key
  where s.is_counted and s.line_kind = 'product' and d.is_complete
    and s.customer_durable_key >= 0 and c.customer_group = 'retail'
  group by s.customer_durable_key, p.product_line
),
anything as (
  select customer, max(last_bought) as last_bought
  from bought
  group by customer
),
spans as (
  select
    bought.product_line,
    case
      when datediff('day', bought.last_bought, last_day.full_date) <= 30 then '0-30'
      when datediff('day', bought.last_bought, last_day.full_date) <= 60 then '31-60'
      when datediff('day', bought.last_bought, last_day.full_date) <= 90 then '61-90'
      when datediff('day', bought.last_bought, last_day.full_date) <= 180 then '91-180'
      else 'over 180'
    end as days_since,
    min(datediff('day', bought.last_bought, last_day.full_date)) as nearest,
    count(*) as customers,
    sum(case when anything.last_bought > bought.last_bought then 1 else 0 end) as bought_other_lines_since
  from bought
  join anything on anything.customer = bought.customer
  cross join last_day
  group by bought.product_line, 2
)
select
  product_line, days_since, customers,
  round(100.0 * customers / sum(customers) over (partition by product_line), 1) as share_percent,
  bought_other_lines_since
from spans
order by product_line, nearest;
