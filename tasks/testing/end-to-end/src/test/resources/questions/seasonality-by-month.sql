with goods as (from movement where product_code <> ''),
average as (select product_line, sum(net) / (select count(*) from calendar) as per_day from goods group by 1),
months as (select month(day) as month_number, count(*) as days from calendar group by 1)
select
  month_number, strftime(make_date(2000, month_number, 1), '%B') as month_name, average.product_line as product_line, days,
  coalesce(sum(net), 0) as net_sales, (coalesce(sum(net), 0) / days)::decimal(18, 2) as net_sales_per_day,
  round(100 * (coalesce(sum(net), 0) / days) / per_day)::integer as index_percent
from months
cross join average
left join goods on month(goods.day) = month_number and goods.product_line = average.product_line
group by month_number, average.product_line, days, per_day
order by product_line, month_number
