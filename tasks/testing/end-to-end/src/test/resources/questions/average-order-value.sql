select
  month_start, channel_group, count(*) as orders, sum(net) as net_sales, (sum(net) / count(*))::decimal(18, 2) as average_order_value,
  quantile_cont(net::decimal(18, 4), 0.5)::decimal(18, 2) as median_order_value, round(sum(quantity) / count(*), 2) as units_per_order,
  round(1.0 * sum(lines) / count(*), 2) as lines_per_order
from sale
group by month_start, channel_group
order by 1, 2
