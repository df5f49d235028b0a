-- question: How large is an order, by month and channel group?
-- topic: Orders and promotions
-- grain: One row per month and channel group.
-- columns:
--   month_start: First day of the month.
--   channel_group: Online, In person, Wholesale or Other.
--   orders: Orders that count as a sale.
--   net_sales: Net sales of the orders, before refunds; in the reporting currency.
--   average_order_value: Net sales per order.
--   median_order_value: Half of the orders are smaller.
--   units_per_order: Units per order.
--   lines_per_order: Lines per order.
-- caveats:
--   One large order moves the average and not the median.
--   An order that sells only a gift card counts with net sales of 0.
select
  d.month_start, c.channel_group,
  count(*) as orders,
  cast(sum(o.reporting_net_amount) as decimal(18, 2)) as net_sales,
  cast(sum(o.reporting_net_amount) / count(*) as decimal(18, 2)) as average_order_value,
  cast(median(o.reporting_net_amount) as decimal(18, 2)) as median_order_value,
  round(sum(o.quantity) / count(*), 2) as units_per_order,
  round(1.0 * sum(o.line_count) / count(*), 2) as lines_per_order
from marts.fct_order o
join marts.dim_date d on d.date_key = o.date_key
join marts.dim_channel c on c.channel_key = o.channel_key
where o.is_counted and d.is_complete
group by d.month_start, c.channel_group
order by d.month_start, c.channel_group;
