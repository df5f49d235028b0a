-- question: At what hours of which weekdays do people buy?
-- topic: Sales over time
-- grain: One row per channel group, weekday and hour in which anything was sold.
-- columns:
--   channel_group: Online, In person, Wholesale or Other.
--   day_of_week: 1 is Monday, 7 Sunday.
--   day_name: The weekday.
--   hour_number: 0 to 23, by the clock of the business.
--   hour_name: The hour to show.
--   orders: Orders that count as a sale.
--   net_sales: Net sales of the orders, before refunds; in the reporting currency.
--   share_of_orders_percent: Of the orders of the channel group.
-- caveats:
--   By the time of the sale: when an order was placed in the shop, when it was closed at the till.
with orders as (
  select c.channel_group, d.day_of_week, d.day_name, t.hour_number, t.hour_name, o.reporting_net_amount as net
  from marts.fct_order o
  join marts.dim_date d on d.date_key = o.date_key
  join marts.dim_time_of_day t on t.time_of_day_key = o.time_of_day_key
  join marts.dim_channel c on c.channel_key = o.channel_key
  where o.is_counted and d.is_complete
),
hours as (
  select channel_group, day_of_week, day_name, hour_number, hour_name, count(*) as orders, sum(net) as net
  from orders
  group by channel_group, day_of_week, day_name, hour_number, hour_name
)
select
  channel_group, day_of_week, day_name, hour_number, hour_name, orders,
  cast(net as decimal(18, 2)) as net_sales,
  round(100.0 * orders / sum(orders) over (partition by channel_group), 2) as share_of_orders_percent
from hours
order by channel_group, day_of_week, hour_number;
