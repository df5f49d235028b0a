-- question: Which weekdays sell well, and which do not?
-- topic: Sales over time
-- grain: One row per weekday and channel group.
-- columns:
--   day_of_week: 1 is Monday, 7 Sunday.
--   day_name: The weekday.
--   channel_group: Online, In person, Wholesale or Other.
--   days: Complete days of this weekday, those without a sale included.
--   net_sales: After discounts, less refunds, each on its own day; in the reporting currency.
--   net_sales_per_day: Net sales divided by days.
--   index_percent: That, against the average day of the channel group; 100 is average.
-- caveats:
--   Wholesale sells in few large orders, so its index jumps.
--   Look at a year or more before you plan by it.
with days as (
  select day_of_week, day_name, count(*) as days
  from marts.dim_date
  where is_complete
  group by day_of_week, day_name
),
sold as (
  select d.day_of_week, c.channel_group, sum(m.reporting_net_amount) as net
  from marts.sales_movement m
  join marts.dim_date d on d.date_key = m.date_key
  join marts.dim_channel c on c.channel_key = m.channel_key
  where d.is_complete
  group by d.day_of_week, c.channel_group
),
channels as (
  select channel_group, sum(net) as net
  from sold
  group by channel_group
),
all_days as (
  select sum(days) as days from days
)
select
  days.day_of_week, days.day_name, channels.channel_group, days.days,
  cast(coalesce(sold.net, 0) as decimal(18, 2)) as net_sales,
  cast(coalesce(sold.net, 0) / days.days as decimal(18, 2)) as net_sales_per_day,
  cast(round(100 * (coalesce(sold.net, 0) / days.days) / nullif(channels.net / all_days.days, 0), 0) as integer) as index_percent
from days
cross join channels
cross join all_days
left join sold on sold.day_of_week = days.day_of_week and sold.channel_group = channels.channel_group
order by channels.channel_group, days.day_of_week;
