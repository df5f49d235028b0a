-- question: How much of each month comes from new customers, and how much from returning ones?
-- topic: Customers
-- grain: One row per month and kind of buyer.
-- columns:
--   month_start: First day of the month.
--   buyer: new in the month of the first purchase ever, returning later, as on the report; unknown: nobody is named.
--   orders: Orders that count as a sale.
--   customers: Different customers; empty for unknown.
--   net_sales: Net sales of the orders, before refunds; in the reporting currency.
--   share_percent: Of the net sales of the month.
-- caveats:
--   At the beginning of the history everybody is new.
--   Walk-in buyers cannot be recognised, and so are unknown, not new.
with orders as (
  select
    o.customer_durable_key as customer, d.month_start, o.reporting_net_amount as net,
    min(d.month_start) over (partition by o.customer_durable_key) as first_month
  from marts.fct_order o
  join marts.dim_date d on d.date_key = o.date_key
  where o.is_counted and d.is_complete
),
named as (
  select
    month_start, customer, net,
    case when customer < 0 then 'unknown' when month_start = first_month then 'new' else 'returning' end as buyer
  from orders
),
months as (
  select
    month_start, buyer, count(*) as orders, sum(net) as net,
    count(distinct case when customer >= 0 then customer end) as customers
  from named
  group by month_start, buyer
)
select
  month_start, buyer, orders, nullif(customers, 0) as customers,
  cast(net as decimal(18, 2)) as net_sales,
  round(100 * net / nullif(sum(net) over (partition by month_start), 0), 1) as share_percent
from months
order by month_start, buyer;
