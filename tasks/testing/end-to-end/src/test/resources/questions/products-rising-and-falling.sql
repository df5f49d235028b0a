with sold as (
  select product_code, sum(net) filter (day > date '${last}' - 28) as now, sum(net) filter (day <= date '${last}' - 28) as before
  from movement
  where day > date '${last}' - 56 and product_code <> ''
  group by 1
)
select
  product_code, coalesce(now, 0) as net_sales, coalesce(before, 0) as net_sales_before,
  coalesce(now, 0) - coalesce(before, 0) as change,
  round(100 * (coalesce(now, 0) - before) / nullif(before, 0), 1) as change_percent,
  case
    when coalesce(before, 0) <= 0 then 'new' when coalesce(now, 0) <= 0 then 'gone'
    when now > 1.1 * before then 'rising' when now < 0.9 * before then 'falling' else 'steady'
  end as direction
from sold
order by change desc, product_code
