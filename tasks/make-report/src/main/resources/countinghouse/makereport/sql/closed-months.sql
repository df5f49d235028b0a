-- Closed months whose net sales were others in a published build than in the one before, the newest publication first.
select publication.published_at, change.source_name, change.currency, change.month_start,
  change.net_sales_before, change.net_sales_now, change.lines_new, change.lines_gone, change.lines_changed,
  change.first_order, change.last_order
from ${ops}.closed_month_change change
join ${ops}.publication publication on publication.build_id = change.build_id
where publication.published_at >= cast('${since}' as timestamp)
order by publication.published_at desc, change.month_start desc, change.source_name, change.currency
