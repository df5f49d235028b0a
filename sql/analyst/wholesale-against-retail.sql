-- question: How much of each month is wholesale, and how do its orders differ from retail?
-- topic: Channels and places
-- grain: One row per month and side of the business.
-- columns:
--   month_start: First day of the month.
--   side: Wholesale: of a channel of the group Wholesale, as on the report; else Retail.
--   orders: Orders that count as a sale.
--   net_sales: Net sales of the orders, before refunds; in the reporting currency.
--   share_percent: Of the net sales of the month.
--   average_order_value: Net sales per order.
--   discount_percent: Discounts as a share of gross sales.
-- caveats:
--   Before refunds, so that orders and amounts are of the same orders.
--   The discount is a share of one currency; with several, filter on o.currency.
with orders as (
  select
    d.month_start,
    case when c.channel_group = 'Wholesale' then 'Wholesale' else 'Retail' end as side,
    o.reporting_net_amount as net, o.gross_amount, o.discount_amount
  from marts.fct_order o
  join marts.dim_date d on d.date_key = o.date_key
  join marts.dim_channel c on c.channel_key = o.channel_key
  where o.is_counted and d.is_complete
),
months as (
  select
    month_start, side, count(*) as orders, sum(net) as net,
    sum(gross_amount) as gross, sum(discount_amount) as discount
  from orders
  group by month_start, side
)
select
  month_start, side, orders,
  cast(net as decimal(18, 2)) as net_sales,
  round(100 * net / nullif(sum(net) over (partition by month_start), 0), 1) as share_percent,
  cast(net / orders as decimal(18, 2)) as average_order_value,
  round(100 * discount / nullif(gross, 0), 1) as discount_percent
from months
order by month_start, side;
