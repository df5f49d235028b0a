-- Orders by weekday and hour of the business zone's clock.
select channel.channel_group, day.day_of_week, clock.hour_number, count(distinct movement.order_key) as orders
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_time_of_day clock on clock.time_of_day_key = movement.time_of_day_key
join dim_channel channel on channel.channel_key = movement.channel_key
where day.is_complete
  and movement.movement_kind = 'sale'
  and movement.date_key between ${from} and ${to}
  and movement.time_of_day_key >= 0
group by channel.channel_group, day.day_of_week, clock.hour_number
order by channel.channel_group, day.day_of_week, clock.hour_number
