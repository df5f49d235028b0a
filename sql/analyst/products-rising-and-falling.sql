-- question: Which products sell more than four weeks ago, and which less?
-- topic: Products
-- grain: One row per product that sold in the last 28 complete days or in the 28 before.
-- columns:
--   product_code: The SKU where there is one: the same product in shop and till.
--   product_name: Its latest name.
--   product_line: Its latest product line.
--   net_sales: After discounts, less refunds, in the last 28 days; in the reporting currency.
--   net_sales_before: The same in the 28 days before.
--   change: The difference.
--   change_percent: Against the 28 days before; empty when there was nothing.
--   direction: new, rising, steady (within 10 percent), falling or gone.
-- caveats:
--   Today is the last complete day, so the answer is the same until the next build.
--   28 days have the same weekdays on both sides; a season or a holiday in one of them is not taken out.
with last_day as (
  select max(full_date) as full_date from marts.dim_date where is_complete
),
newest as (
  select
    product_code, product_name, product_line,
    row_number() over (partition by product_code order by is_inferred, valid_from desc nulls last, product_key) as place
  from marts.dim_product
  where product_key >= 0 and is_current
),
sold as (
  select
    p.product_code,
    sum(case when d.full_date > last_day.full_date - 28 then m.reporting_net_amount else 0 end) as net,
    sum(case when d.full_date <= last_day.full_date - 28 then m.reporting_net_amount else 0 end) as net_before
  from marts.sales_movement m
  join marts.dim_date d on d.date_key = m.date_key
  join marts.dim_product p on p.product_key = m.product_key
  cross join last_day
  where d.is_complete and d.full_date > last_day.full_date - 56 and p.product_key >= 0
  group by p.product_code
)
select
  sold.product_code, newest.product_name, newest.product_line,
  cast(sold.net as decimal(18, 2)) as net_sales,
  cast(sold.net_before as decimal(18, 2)) as net_sales_before,
  cast(sold.net - sold.net_before as decimal(18, 2)) as change,
  round(100 * (sold.net - sold.net_before) / nullif(sold.net_before, 0), 1) as change_percent,
  case
    when sold.net_before <= 0 then 'new'
    when sold.net <= 0 then 'gone'
    when sold.net > 1.1 * sold.net_before then 'rising'
    when sold.net < 0.9 * sold.net_before then 'falling'
    else 'steady'
  end as direction
from sold
join newest on newest.product_code = sold.product_code and newest.place = 1
order by change desc nulls last, sold.product_code;
