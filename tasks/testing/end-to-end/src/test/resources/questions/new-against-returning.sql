with first as (
  select customer, min(month_start) as month from sale where customer >= 0 group by 1
)
select
  month_start,
  case when sale.customer < 0 then 'unknown' when month_start = first.month then 'new' else 'returning' end as buyer,
  count(*) as orders, nullif(count(distinct case when sale.customer >= 0 then sale.customer end), 0) as customers,
  sum(net) as net_sales, round(100 * sum(net) / sum(sum(net)) over (partition by month_start), 1) as share_percent
from sale
left join first using (customer)
group by 1, 2
order by 1, 2
