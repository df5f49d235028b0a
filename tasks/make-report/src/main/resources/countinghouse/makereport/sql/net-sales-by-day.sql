-- Net sales of every complete day, apart by product line, channel and source, in the reporting currency.
select
  day.full_date,
  product.product_line,
  channel.channel_group,
  movement.source_name,
  sum(case when movement.movement_kind = 'sale' then movement.reporting_net_amount else 0 end) as sold,
  sum(case when movement.movement_kind = 'refund' then -movement.reporting_net_amount else 0 end) as given_back
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_product product on product.product_key = movement.product_key
join dim_channel channel on channel.channel_key = movement.channel_key
where day.is_complete
  and movement.reporting_net_amount is not null
group by day.full_date, product.product_line, channel.channel_group, movement.source_name
order by day.full_date, product.product_line, channel.channel_group, movement.source_name
