-- question: What share of sales comes from the best customers?
-- topic: Customers
-- grain: One row per tenth of the customers of a group, the best first.
-- columns:
--   customer_group: retail or wholesale, as of the latest version.
--   tenth: 1 is the tenth of customers with the highest net sales.
--   customers: Customers in it.
--   net_sales: After discounts, less refunds, each on its own day; in the reporting currency.
--   share_percent: Of the net sales of the group's known customers.
--   cumulative_percent: Share of this tenth and all before it.
--   lowest_net_sales: Net sales of its last customer.
-- caveats:
--   Only orders that name their buyer; walk-in buyers at the till are nobody here.
--   Fewer than ten customers make fewer than ten rows.
with customers as (
  select c.customer_group, m.customer_durable_key as customer, sum(m.reporting_net_amount) as net
  from marts.sales_movement m
  join marts.dim_customer c on c.customer_durable_key = m.customer_durable_key and c.is_current
  join marts.dim_date d on d.date_key = m.date_key
  where d.is_complete and m.customer_durable_key >= 0
  group by c.customer_group, m.customer_durable_key
),
tenths as (
  select customer_group, customer, net, ntile(10) over (partition by customer_group order by net desc nulls last, customer) as tenth
  from customers
),
sums as (
  select customer_group, tenth, count(*) as customers, sum(net) as net, min(net) as lowest
  from tenths
  group by customer_group, tenth
)
select
  customer_group, tenth, customers,
  cast(net as decimal(18, 2)) as net_sales,
  round(100 * net / nullif(sum(net) over (partition by customer_group), 0), 1) as share_percent,
  round(100 * sum(net) over (partition by customer_group order by tenth rows between unbounded preceding and current row)
    / nullif(sum(net) over (partition by customer_group), 0), 1) as cumulative_percent,
  cast(lowest as decimal(18, 2)) as lowest_net_sales
from sums
order by customer_group, tenth;
