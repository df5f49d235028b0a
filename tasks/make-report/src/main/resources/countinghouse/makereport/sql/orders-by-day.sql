-- Orders of every complete day that sold something, by channel.
select day.full_date, channel.channel_group, count(distinct movement.order_key) as orders
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_channel channel on channel.channel_key = movement.channel_key
where day.is_complete
  and movement.movement_kind = 'sale'
group by day.full_date, channel.channel_group
order by day.full_date, channel.channel_group
