with average as (
  select channel_group, sum(net) / (select count(*) from calendar) as per_day from movement group by 1
),
weekday as (select isodow(day) as day_of_week, count(*) as days from calendar group by 1)
select
  day_of_week, ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][day_of_week] as day_name,
  average.channel_group as channel_group, days, coalesce(sum(net), 0) as net_sales, (coalesce(sum(net), 0) / days)::decimal(18, 2) as net_sales_per_day,
  round(100 * (coalesce(sum(net), 0) / days) / per_day)::integer as index_percent
from weekday
cross join average
left join movement on isodow(movement.day) = day_of_week and movement.channel_group = average.channel_group
group by day_of_week, average.channel_group, days, per_day
order by channel_group, day_of_week
