with buyer as (
  select customer, count(*) as orders, min(day) as first_day, max(day) as last_day
  from sale where customer_group = 'retail' group by 1
),
favourite as (
  select customer, product_line, sum(net) as net from sale_line where kind = 'product' group by customer, product_line
  qualify row_number() over (partition by customer order by sum(net) desc, product_line) = 1
)
select
  buyer.customer as customer_durable_key, orders, (select sum(net) from movement where movement.customer = buyer.customer) as net_sales,
  last_day as last_order_date, date '${last}' - last_day as days_since_last_order,
  round(1.0 * (last_day - first_day) / (orders - 1), 1) as average_days_between_orders, product_line as favourite_product_line
from buyer
left join favourite on favourite.customer = buyer.customer
where orders >= 3 and date '${last}' - last_day > 60
order by net_sales desc, 1
limit 200
