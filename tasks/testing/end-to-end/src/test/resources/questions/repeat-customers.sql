with buyer as (
  select customer_group, least(count(*), 5) as number_of_orders, count(*) as orders, sum(net) as net
  from sale where customer >= 0 group by customer, customer_group
)
select
  customer_group, number_of_orders, count(*) as customers,
  round(100.0 * count(*) / sum(count(*)) over (partition by customer_group), 1) as share_of_customers_percent,
  sum(orders) as orders, sum(net) as net_sales,
  round(100 * sum(net) / sum(sum(net)) over (partition by customer_group), 1) as share_of_net_sales_percent,
  (sum(net) / count(*))::decimal(18, 2) as net_sales_per_customer
from buyer
group by customer_group, number_of_orders
order by customer_group, number_of_orders
