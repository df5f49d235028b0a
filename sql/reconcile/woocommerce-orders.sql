-- rule: woocommerce-orders
-- source kind: woocommerce
-- head: orders
-- columns: date_created, total
-- says: the shop's orders and their own totals are the same in lake, staging and marts
-- means: Orders of the shop on these days are not the same all along the line. Some may not be in the figures, or in them twice.
-- do: Look at the listed day: compare its orders in the shop, in staging.woocommerce_orders and in fct_sales_line.
select
  'lake' as side, source_name, ${day(date_created)} as day,
  count(*) as records, sum(coalesce(total, 0)) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from ${lake} found
group by source_name, ${day(date_created)}
union all
select
  'staging', source_name, ${day(date_created)},
  count(*), sum(coalesce(total, 0)), 0, 0, 0
from ${staging} found
group by source_name, ${day(date_created)}
union all
select
  'marts', sale.source_name, day.full_date,
  count(distinct sale.order_id), sum(sale.total_amount),
  count(distinct case when not sale.is_counted then sale.order_id end),
  count(distinct case when sale.is_header_amount then sale.order_id end), 0
from fct_sales_line sale
join dim_date day on day.date_key = sale.date_key
where sale.source_name in (${sources})
group by sale.source_name, day.full_date
