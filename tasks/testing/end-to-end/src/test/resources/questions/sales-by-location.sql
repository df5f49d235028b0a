select
  source as source_name,
  case place when 'shop' then 'woocommerce' when 'LHK1SHOPWARREN' then 'Hearth & Kiln' else 'Market Stall' end as location_name,
  count(distinct day) as days_with_sales, count(*) as orders, sum(net) as net_sales,
  (sum(net) / count(distinct day))::decimal(18, 2) as net_sales_per_day, (sum(net) / count(*))::decimal(18, 2) as average_order_value
from sale
group by source, place
order by net_sales desc
