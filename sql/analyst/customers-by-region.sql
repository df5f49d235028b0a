-- question: Where do the customers live, as far as it is known?
-- topic: Customers
-- grain: One row per country and region of customers.
-- columns:
--   country: ISO code; Unknown where no address was given.
--   region: State or region; Unknown where no address was given.
--   customers: Different known customers who ordered.
--   orders: Orders that count as a sale.
--   net_sales: Net sales of the orders, before refunds; in the reporting currency.
--   share_percent: Of all net sales.
--   net_sales_per_customer: Net sales divided by customers.
-- caveats:
--   By the customer's latest address, not by where a parcel went.
--   The row Walk-in holds orders that name nobody: most of the till.
with orders as (
  select
    case when o.customer_durable_key < 0 then 'Walk-in' else coalesce(c.country, 'Unknown') end as country,
    case when o.customer_durable_key < 0 then 'Walk-in' else coalesce(c.region, 'Unknown') end as region,
    case when o.customer_durable_key >= 0 then o.customer_durable_key end as customer,
    o.reporting_net_amount as net
  from marts.fct_order o
  join marts.dim_customer c on c.customer_durable_key = o.customer_durable_key and c.is_current
  join marts.dim_date d on d.date_key = o.date_key
  where o.is_counted and d.is_complete
),
regions as (
  select country, region, count(distinct customer) as customers, count(*) as orders, sum(net) as net
  from orders
  group by country, region
)
select
  country, region, customers, orders,
  cast(net as decimal(18, 2)) as net_sales,
  round(100 * net / nullif(sum(net) over (), 0), 1) as share_percent,
  cast(net / nullif(customers, 0) as decimal(18, 2)) as net_sales_per_customer
from regions
order by net_sales desc nulls last, country, region;
