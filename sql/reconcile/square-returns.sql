-- rule: square-returns
-- source kind: square
-- head: orders
-- columns: closed_at, return_total_money
-- says: the till's returns and their own totals are the same in lake, staging and marts
-- means: Returns at the till on these days are not the same all along the line. Some may not be in the figures, or in them twice.
-- do: Look at the listed day: compare its return orders at the till, in staging.square_orders and in fct_refund_line.
select
  'lake' as side, source_name, ${day(closed_at)} as day,
  count(*) as records, sum(return_total_money) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from ${lake} found
where return_total_money <> 0
group by source_name, ${day(closed_at)}
union all
select
  'staging', source_name, ${day(closed_at)},
  count(*), sum(return_total_money), 0, 0, 0
from ${staging} found
where return_total_money <> 0
group by source_name, ${day(closed_at)}
union all
select
  'marts', source_name, day, count(*), sum(amount),
  count(case when is_not_counted = 1 then 1 end), count(case when is_header_only = 1 then 1 end),
  count(case when is_waiting = 1 then 1 end)
from (
  select
    source_name, day, refund_id, sum(amount) as amount, max(is_not_counted) as is_not_counted,
    max(is_header_only) as is_header_only, max(is_waiting) as is_waiting
  from (
    select
      back.source_name, day.full_date as day, back.refund_id, back.total_amount as amount,
      case when back.is_counted then 0 else 1 end as is_not_counted,
      case when back.is_header_amount then 1 else 0 end as is_header_only, 0 as is_waiting
    from fct_refund_line back
    join dim_date day on day.date_key = back.date_key
    where back.source_name in (${sources})
    union all
    select found.source_name, ${day(found.closed_at)}, found.id, part.total_money, 0, 0, 1
    from ${staging} found
    join ${schema(staging)}.square_order_returns part on part.source_name = found.source_name
      and part.run_id = found.content_run_id and part.record_number = found.record_number
    where part.source_order_id <> '' and not exists (
      select 1 from ${seen(square_orders)} parent
      where parent.source_name = part.source_name and parent.id = part.source_order_id
    )
  ) parts
  group by source_name, day, refund_id
) returned
where amount <> 0
group by source_name, day
