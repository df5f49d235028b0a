with home as (select customer_durable_key as customer, country, region from marts.dim_customer where is_current)
select
  case when customer < 0 then 'Walk-in' else coalesce(country, 'Unknown') end as country,
  case when customer < 0 then 'Walk-in' else coalesce(region, 'Unknown') end as region,
  count(distinct customer) filter (customer >= 0) as customers, count(*) as orders, sum(net) as net_sales,
  round(100 * sum(net) / (select sum(net) from sale), 1) as share_percent,
  (sum(net) / nullif(count(distinct customer) filter (customer >= 0), 0))::decimal(18, 2) as net_sales_per_customer
from sale
left join home using (customer)
group by 1, 2
order by net_sales desc, 1, 2
