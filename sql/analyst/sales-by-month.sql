-- question: How do net sales develop from month to month, and against the same month a year before?
-- topic: Sales over time
-- grain: One row per month.
-- columns:
--   month_start: First day of the month.
--   complete_days: Days of the month that are complete: how much of it is in the figures.
--   net_sales: After discounts, less refunds, each on its own day; in the reporting currency.
--   change_percent: Against the month before; empty for the first.
--   net_sales_year_before: Net sales of the same month a year before; empty when there was none.
--   change_from_year_before_percent: Against that month.
-- caveats:
--   A month with fewer complete days than its neighbours is not comparable with them: the first and the last one often.
--   A month without any sale has no row.
with months as (
  select d.year_number, d.month_number, d.month_start, sum(m.reporting_net_amount) as net
  from marts.sales_movement m
  join marts.dim_date d on d.date_key = m.date_key
  where d.is_complete
  group by d.year_number, d.month_number, d.month_start
),
days as (
  select month_start, count(*) as complete_days
  from marts.dim_date
  where is_complete
  group by month_start
),
compared as (
  select
    this.month_start, days.complete_days, this.net, year_before.net as net_year_before,
    lag(this.net) over (order by this.month_start) as net_before
  from months this
  join days on days.month_start = this.month_start
  left join months year_before
    on year_before.year_number = this.year_number - 1 and year_before.month_number = this.month_number
)
select
  month_start, complete_days,
  cast(net as decimal(18, 2)) as net_sales,
  round(100 * (net - net_before) / nullif(net_before, 0), 1) as change_percent,
  cast(net_year_before as decimal(18, 2)) as net_sales_year_before,
  round(100 * (net - net_year_before) / nullif(net_year_before, 0), 1) as change_from_year_before_percent
from compared
order by month_start;
