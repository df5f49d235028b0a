select
  channel_group, day_of_week, day_name, hour_number, count(*) as orders, sum(net) as net_sales,
  round(100.0 * count(*) / sum(count(*)) over (partition by channel_group), 2) as share_of_orders_percent
from sale
group by channel_group, day_of_week, day_name, hour_number
order by channel_group, day_of_week, hour_number
