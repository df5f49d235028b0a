with first as (
  select customer, min(day + time::time) as at from sale where customer >= 0 group by 1
)
select
  month_start,
  case when sale.customer < 0 then 'unknown' when day + time::time = first.at then 'new' else 'returning' end as buyer,
  count(*) as orders, nullif(count(distinct case when sale.customer >= 0 then sale.customer end), 0) as customers,
  sum(net) as net_sales, round(100 * sum(net) / sum(sum(net)) over (partition by month_start), 1) as share_percent
from sale
left join first using (customer)
group by 1, 2
order by 1, 2
