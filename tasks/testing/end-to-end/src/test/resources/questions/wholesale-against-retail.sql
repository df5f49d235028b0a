select
  month_start, case when wholesale then 'Wholesale' else 'Retail' end as side, count(*) as orders, sum(net) as net_sales,
  round(100 * sum(net) / sum(sum(net)) over (partition by month_start), 1) as share_percent,
  (sum(net) / count(*))::decimal(18, 2) as average_order_value, round(100 * sum(discount) / sum(gross), 1) as discount_percent
from sale
group by month_start, wholesale
order by month_start, side
