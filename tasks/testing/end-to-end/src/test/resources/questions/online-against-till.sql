select
  month_start, channel_group, channel_name, sum(net) as net_sales, coalesce(-sum(net) filter (kind = 'refund'), 0) as refunded,
  round(100 * sum(net) / sum(sum(net)) over (partition by month_start), 1) as share_percent
from movement
group by month_start, channel_group, channel_name
order by month_start, channel_group, channel_name
