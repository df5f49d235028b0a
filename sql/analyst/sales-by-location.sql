-- question: What does each place of sale bring in, and on how many days?
-- topic: Channels and places
-- grain: One row per place of sale.
-- columns:
--   source_name: The system that recorded it.
--   location_name: The place; a web shop is one.
--   days_with_sales: Complete days on which it sold anything.
--   orders: Orders that count as a sale.
--   net_sales: Net sales of the orders, before refunds; in the reporting currency.
--   net_sales_per_day: Net sales divided by its days with sales.
--   average_order_value: Net sales per order.
-- caveats:
--   A market stall is there on few days: compare its days, not its months.
select
  l.source_name, l.location_name,
  count(distinct o.date_key) as days_with_sales,
  count(*) as orders,
  cast(sum(o.reporting_net_amount) as decimal(18, 2)) as net_sales,
  cast(sum(o.reporting_net_amount) / count(distinct o.date_key) as decimal(18, 2)) as net_sales_per_day,
  cast(sum(o.reporting_net_amount) / count(*) as decimal(18, 2)) as average_order_value
from marts.fct_order o
join marts.dim_location l on l.location_key = o.location_key
join marts.dim_date d on d.date_key = o.date_key
where o.is_counted and d.is_complete
group by l.source_name, l.location_name
order by net_sales desc nulls last, l.location_name;
