-- question: How do shop, till and wholesale share each month's sales?
-- topic: Channels and places
-- grain: One row per month and channel.
-- columns:
--   month_start: First day of the month.
--   channel_group: Online, In person, Wholesale or Other.
--   channel_name: The channel.
--   net_sales: After discounts, less refunds, each on its own day; in the reporting currency.
--   refunded: What was given back in the month, as a positive amount.
--   share_percent: Of the net sales of the month.
-- caveats:
--   The channel is the way by which a sale came, not the system that recorded it: wholesale is recorded in both.
with months as (
  select
    d.month_start, c.channel_group, c.channel_name, sum(m.reporting_net_amount) as net,
    sum(case when m.movement_kind = 'refund' then -m.reporting_net_amount else 0 end) as refunded
  from marts.sales_movement m
  join marts.dim_date d on d.date_key = m.date_key
  join marts.dim_channel c on c.channel_key = m.channel_key
  where d.is_complete
  group by d.month_start, c.channel_group, c.channel_name
)
select
  month_start, channel_group, channel_name,
  cast(net as decimal(18, 2)) as net_sales,
  cast(refunded as decimal(18, 2)) as refunded,
  round(100 * net / nullif(sum(net) over (partition by month_start), 0), 1) as share_percent
from months
order by month_start, channel_group, channel_name;
