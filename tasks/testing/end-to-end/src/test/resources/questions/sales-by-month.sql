with months as (select month_start, sum(net) as net from movement group by 1)
select
  months.month_start, (select count(*) from calendar where calendar.month_start = months.month_start) as complete_days, months.net as net_sales,
  round(100 * (months.net - lag(months.net) over (order by months.month_start)) / lag(months.net) over (order by months.month_start), 1) as change_percent,
  before.net as net_sales_year_before,
  round(100 * (months.net - before.net) / before.net, 1) as change_from_year_before_percent
from months
left join months before on before.month_start = months.month_start - interval 1 year
order by months.month_start
