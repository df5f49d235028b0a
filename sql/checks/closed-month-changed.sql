-- rule: closed-month-changed
-- level: warn
-- needs: published
-- keeps: closed_month_change
-- says: net sales of months that were complete when last published are unchanged
-- means: Net sales of a month that was over are others than when they were last published. The new amounts are in the figures; how much each month changed stands in the report under closed months that changed.
-- money: abs(net_sales_now - net_sales_before)
-- do: Nothing, when the source edited its history: tell those who read these months. To see why, trace first_order and last_order, the first and last of the orders whose lines are new, gone or changed.
with lines as (
  select 'published' as side, 'sale' as movement, sales_line_key as line_key,
    source_name, order_id, currency, date_key, net_amount
  from ${schema(marts)}.fct_sales_line where is_counted
  union all
  select 'published', 'refund', refund_line_key, source_name, order_id, currency, date_key, -net_amount
  from ${schema(marts)}.fct_refund_line where is_counted
  union all
  select 'candidate', 'sale', sales_line_key, source_name, order_id, currency, date_key, net_amount
  from fct_sales_line where is_counted
  union all
  select 'candidate', 'refund', refund_line_key, source_name, order_id, currency, date_key, -net_amount
  from fct_refund_line where is_counted
),
closed_months as (
  select month_start from ${schema(marts)}.dim_date
  where date_key > 0
  group by month_start
  having min(case when is_complete then 1 else 0 end) = 1
    and max(full_date) = last_day(month_start) -- the month that goes on ends with today
),
line_months as (
  select lines.source_name, lines.currency, day.month_start, lines.movement, lines.line_key,
    min(lines.order_id) as order_id,
    sum(case when lines.side = 'published' then lines.net_amount end) as net_before,
    sum(case when lines.side = 'candidate' then lines.net_amount end) as net_now
  from lines
  join ${schema(marts)}.dim_date day on day.date_key = lines.date_key
  join closed_months closed on closed.month_start = day.month_start
  group by lines.source_name, lines.currency, day.month_start, lines.movement, lines.line_key
)
select source_name, currency, month_start,
  sum(coalesce(net_before, 0)) as net_sales_before, sum(coalesce(net_now, 0)) as net_sales_now,
  sum(case when net_before is null then 1 else 0 end) as lines_new,
  sum(case when net_now is null then 1 else 0 end) as lines_gone,
  sum(case when net_before <> net_now then 1 else 0 end) as lines_changed,
  min(case when net_before is null or net_now is null or net_before <> net_now then order_id end)
    as first_order,
  max(case when net_before is null or net_now is null or net_before <> net_now then order_id end)
    as last_order
from line_months
group by source_name, currency, month_start
having sum(coalesce(net_before, 0)) <> sum(coalesce(net_now, 0))
order by month_start desc nulls last, source_name
