-- rule: square-sales
-- source kind: square
-- head: orders
-- columns: closed_at, total_money, return_total_money
-- says: the till's sales and their own totals are the same in lake, staging and marts
-- means: Sales at the till on these days are not the same all along the line. Some may not be in the figures, or in them twice.
-- do: Look at the listed day: compare its orders at the till, in staging.square_orders and in fct_sales_line.
select
  'lake' as side, source_name, ${day(closed_at)} as day,
  count(*) as records, sum(coalesce(total_money, 0)) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from ${lake} found
where coalesce(total_money, 0) <> 0 or coalesce(return_total_money, 0) = 0
group by source_name, ${day(closed_at)}
union all
select
  'staging', source_name, ${day(closed_at)},
  count(*), sum(coalesce(total_money, 0)), 0, 0, 0
from ${staging} found
where coalesce(total_money, 0) <> 0 or coalesce(return_total_money, 0) = 0
group by source_name, ${day(closed_at)}
union all
select
  'marts', source_name, full_date, count(*), sum(amount),
  count(case when is_not_counted = 1 then 1 end), count(case when is_header_only = 1 then 1 end), 0
from (
  select
    sale.source_name, day.full_date, sale.order_id, sum(sale.total_amount) as amount,
    max(case when sale.is_counted then 0 else 1 end) as is_not_counted,
    max(case when sale.is_header_amount then 1 else 0 end) as is_header_only
  from fct_sales_line sale
  join dim_date day on day.date_key = sale.date_key
  where sale.source_name in (${sources})
  group by sale.source_name, day.full_date, sale.order_id
) sold
where amount <> 0 or not exists (
  select 1 from fct_refund_line back
  where back.source_name = sold.source_name and back.refund_id = sold.order_id
)
group by source_name, full_date
