-- rule: woocommerce-refunds
-- source kind: woocommerce
-- head: refunds
-- columns: date_created, amount
-- says: the shop's refunds and their own amounts are the same in lake, staging and marts
-- means: Refunds of the shop on these days are not the same all along the line. Some may not be in the figures, or in them twice.
-- do: Look at the listed day: compare its refunds in the shop, in staging.woocommerce_refunds and in fct_refund_line.
select
  'lake' as side, source_name, ${day(date_created)} as day,
  count(case when amount <> 0 then 1 end) as records, sum(coalesce(amount, 0)) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from ${lake} found
group by source_name, ${day(date_created)}
union all
select
  'staging', source_name, ${day(date_created)},
  count(case when amount <> 0 then 1 end), sum(coalesce(amount, 0)), 0, 0, 0
from ${staging} found
group by source_name, ${day(date_created)}
union all
select
  'marts', source_name, full_date,
  count(case when amount <> 0 then 1 end), sum(amount),
  count(case when is_not_counted = 1 then 1 end), count(case when is_header_only = 1 then 1 end), 0
from (
  select
    back.source_name, day.full_date, back.refund_id, sum(back.total_amount) as amount,
    max(case when back.is_counted then 0 else 1 end) as is_not_counted,
    max(case when back.is_header_amount then 1 else 0 end) as is_header_only
  from fct_refund_line back
  join dim_date day on day.date_key = back.date_key
  where back.source_name in (${sources})
  group by back.source_name, day.full_date, back.refund_id
) refund
group by source_name, full_date
union all
select
  'marts', found.source_name, ${day(found.date_created)},
  count(case when found.amount <> 0 then 1 end), sum(coalesce(found.amount, 0)), 0, 0, count(*)
from ${staging} found
where not exists (
  select 1 from ${seen(woocommerce_orders)} parent
  where parent.source_name = found.source_name and parent.id = found.parent_id
)
group by found.source_name, ${day(found.date_created)}
