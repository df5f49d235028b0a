with last as (
  select customer, product_line, max(day) as day from sale_line
  where kind = 'product' and customer_group = 'retail' group by all
),
span as (
  select *, date '${last}' - day as days, max(day) over (partition by customer) as last_of_all from last
)
select
  product_line,
  case when days <= 30 then '0-30' when days <= 60 then '31-60' when days <= 90 then '61-90' when days <= 180 then '91-180'
    else 'over 180' end as days_since,
  count(*) as customers, round(100.0 * count(*) / sum(count(*)) over (partition by product_line), 1) as share_percent,
  count(*) filter (last_of_all > day) as bought_other_lines_since
from span
group by 1, 2
order by product_line, min(days)
