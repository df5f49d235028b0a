-- Closed months whose net sales were others in a published build than in the one before, the newest publication first.
select publication.published_at, change.source_name, change.currency, change.month_start,
  change.net_sales_before, change.net_sales_now, change.lines_new, change.lines_gone, change.lines_changed,
  change.first_order, change.last_order
from ${ops}.closed_month_change change
-- Of a build that was made more than once, what was found in the making that was published.
join ${ops}.publication publication
  on publication.build_id = change.build_id and publication.built_at is not distinct from change.built_at
where publication.published_at >= cast('${since}' as timestamp)
order by publication.published_at desc, change.month_start desc, change.source_name, change.currency
