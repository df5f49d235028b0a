-- question: Which good customers have not come back for long?
-- topic: Customers
-- grain: One row per retail customer with three or more orders and none in the last 60 days, the best first; at most 200.
-- columns:
--   customer_durable_key: The customer; names and addresses stand in staging, which analysts do not read.
--   orders: Orders that count as a sale.
--   net_sales: After discounts, less refunds; in the reporting currency.
--   last_order_date: Day of the last order.
--   days_since_last_order: Days from then to the last complete day.
--   average_days_between_orders: From the first order to the last, divided by the orders after the first.
--   favourite_product_line: The one with the highest net sales before refunds.
-- caveats:
--   Today is the last complete day, so the answer is the same until the next build.
--   Whether somebody may be written to is not in this schema: ask for consent before you send.
--   Compare days_since_last_order with average_days_between_orders: who comes once a year is not lost after 60 days.
with last_day as (
  select max(full_date) as full_date from marts.dim_date where is_complete
),
orders as (
  select
    o.customer_durable_key as customer, count(*) as orders,
    min(d.full_date) as first_order_date, max(d.full_date) as last_order_date
  from marts.fct_order o
  join marts.dim_customer c on c.customer_durable_key = o.customer_durable_key and c.is_current
  join marts.dim_date d on d.date_key = o.date_key
  where o.is_counted and d.is_complete and o.customer_durable_key >= 0 and c.customer_group = 'retail'
  group by o.customer_durable_key
),
net as (
  select m.customer_durable_key as customer, sum(m.reporting_net_amount) as net
  from marts.sales_movement m
  join marts.dim_date d on d.date_key = m.date_key
  where d.is_complete
  group by m.customer_durable_key
),
lines as (
  select s.customer_durable_key as customer, p.product_line, sum(s.reporting_net_amount) as net
  from marts.fct_sales_line s
  join marts.dim_product p on p.product_key = s.product_key
  join marts.dim_date d on d.date_key = s.date_key
  where s.is_counted and s.line_kind = 'product' and d.is_complete
  group by s.customer_durable_key, p.product_line
),
favourites as (
  select customer, product_line, row_number() over (partition by customer order by net desc nulls last, product_line) as place
  from lines
)
select
  orders.customer as customer_durable_key, orders.orders,
  cast(net.net as decimal(18, 2)) as net_sales,
  orders.last_order_date,
  datediff('day', orders.last_order_date, last_day.full_date) as days_since_last_order,
  round(1.0 * datediff('day', orders.first_order_date, orders.last_order_date) / (orders.orders - 1), 1)
    as average_days_between_orders,
  favourites.product_line as favourite_product_line
from orders
join net on net.customer = orders.customer
left join favourites on favourites.customer = orders.customer and favourites.place = 1
cross join last_day
where orders.orders >= 3 and datediff('day', orders.last_order_date, last_day.full_date) > 60
order by net_sales desc nulls last, orders.customer
limit 200;
