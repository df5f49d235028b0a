select level, period_start, product_line, sum(net) as net_sales, sum(quantity) as units
from (
  select 'year' as level, min(day) over (partition by year(day), product_line) as period_start, product_line, net, quantity from movement
  union all
  select 'quarter', min(day) over (partition by year(day), quarter(day), product_line), product_line, net, quantity from movement
  union all
  select 'month', min(day) over (partition by month_start, product_line), product_line, net, quantity from movement
  union all
  select 'day', day, product_line, net, quantity from movement
)
group by all
having net_sales <> 0 or units <> 0
order by level, period_start, product_line
