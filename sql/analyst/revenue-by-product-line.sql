-- question: What does each product line sell, by year, quarter, month and day?
-- topic: Sales over time
-- grain: One row per product line and period; level says which kind of period, so filter on it.
-- columns:
--   level: year, quarter, month or day.
--   period_start: First complete day of the period.
--   product_line: The product line at the time of the sale.
--   net_sales: After discounts, less refunds, each on its own day; in the reporting currency.
--   units: Units sold less units given back.
-- caveats:
--   Unassigned also holds amounts typed in at the till, and what was given back without naming a product.
--   Never add levels: each of them holds all sales.
with sold as (
  select
    d.year_number, d.quarter_number, d.month_start, d.full_date, p.product_line,
    m.reporting_net_amount as net, m.quantity as units
  from marts.sales_movement m
  join marts.dim_date d on d.date_key = m.date_key
  join marts.dim_product p on p.product_key = m.product_key
  where d.is_complete
),
periods as (
  select 'year' as level, min(full_date) as period_start, product_line, sum(net) as net, sum(units) as units
  from sold
  group by year_number, product_line
  union all
  select 'quarter', min(full_date), product_line, sum(net), sum(units)
  from sold
  group by year_number, quarter_number, product_line
  union all
  select 'month', min(full_date), product_line, sum(net), sum(units)
  from sold
  group by month_start, product_line
  union all
  select 'day', full_date, product_line, sum(net), sum(units)
  from sold
  group by full_date, product_line
)
select
  level, period_start, product_line,
  cast(net as decimal(18, 2)) as net_sales,
  cast(units as decimal(18, 2)) as units
from periods
where net <> 0 or units <> 0
order by level, period_start, product_line;
