-- question: How many customers come back, and what are they worth?
-- topic: Customers
-- grain: One row per customer group and number of orders.
-- columns:
--   customer_group: retail or wholesale, as of the latest version.
--   number_of_orders: 1, 2, 3, 4, or 5 for five and more.
--   customers: Customers with so many orders.
--   share_of_customers_percent: Of the customers of the group.
--   orders: Their orders.
--   net_sales: Net sales of the orders, before refunds; in the reporting currency.
--   share_of_net_sales_percent: Of the net sales of the group's known customers.
--   net_sales_per_customer: Net sales divided by customers.
-- caveats:
--   Only orders that name their buyer; walk-in buyers at the till are nobody here.
--   Customers of the last weeks have had little time to come back: cohorts has them apart.
with customers as (
  select c.customer_group, o.customer_durable_key, count(*) as orders, sum(o.reporting_net_amount) as net
  from marts.fct_order o
  join marts.dim_customer c on c.customer_durable_key = o.customer_durable_key and c.is_current
  join marts.dim_date d on d.date_key = o.date_key
  where o.is_counted and d.is_complete and o.customer_durable_key >= 0
  group by c.customer_group, o.customer_durable_key
),
numbers as (
  select
    customer_group, case when orders >= 5 then 5 else orders end as number_of_orders,
    count(*) as customers, sum(orders) as orders, sum(net) as net
  from customers
  group by customer_group, case when orders >= 5 then 5 else orders end
)
select
  customer_group, number_of_orders, customers,
  round(100.0 * customers / sum(customers) over (partition by customer_group), 1) as share_of_customers_percent,
  orders,
  cast(net as decimal(18, 2)) as net_sales,
  round(100 * net / nullif(sum(net) over (partition by customer_group), 0), 1) as share_of_net_sales_percent,
  cast(net / customers as decimal(18, 2)) as net_sales_per_customer
from numbers
order by customer_group, number_of_orders;
