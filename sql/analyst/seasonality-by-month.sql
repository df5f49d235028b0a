-- question: Which months of the year are strong for which product line?
-- topic: Sales over time
-- grain: One row per product line and month of the year.
-- columns:
--   month_number: 1 is January.
--   month_name: The month.
--   product_line: The product line at the time of the sale.
--   days: Complete days in such months, those without a sale included.
--   net_sales: After discounts, less refunds, each on its own day; in the reporting currency.
--   net_sales_per_day: Net sales divided by days, since months differ in length.
--   index_percent: That, against the average day of the product line; 100 is average.
-- caveats:
--   With one year of history a season cannot be told from a trend.
--   A product line that began in the middle of the history has low months for that reason alone.
with days as (
  select month_number, month_name, count(*) as days
  from marts.dim_date
  where is_complete
  group by month_number, month_name
),
sold as (
  select d.month_number, p.product_line, sum(m.reporting_net_amount) as net
  from marts.sales_movement m
  join marts.dim_date d on d.date_key = m.date_key
  join marts.dim_product p on p.product_key = m.product_key
  where d.is_complete and p.product_key >= 0
  group by d.month_number, p.product_line
),
lines as (
  select product_line, sum(net) as net
  from sold
  group by product_line
),
all_days as (
  select sum(days) as days from days
)
select
  days.month_number, days.month_name, lines.product_line, days.days,
  cast(coalesce(sold.net, 0) as decimal(18, 2)) as net_sales,
  cast(coalesce(sold.net, 0) / days.days as decimal(18, 2)) as net_sales_per_day,
  cast(round(100 * (coalesce(sold.net, 0) / days.days) / nullif(lines.net / all_days.days, 0), 0) as integer) as index_percent
from days
cross join lines
cross join all_days
left join sold on sold.month_number = days.month_number and sold.product_line = lines.product_line
order by lines.product_line, days.month_number;
