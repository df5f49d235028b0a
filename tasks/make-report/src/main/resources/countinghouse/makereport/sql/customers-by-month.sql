-- Customers who bought in a month and net sales to them: new when it is the month of their first purchase ever.
with first_purchase as (
  select movement.customer_durable_key, min(day.month_start) as first_month
  from sales_movement movement
  join dim_date day on day.date_key = movement.date_key
  where movement.movement_kind = 'sale'
    and movement.date_key > 0
    and movement.customer_durable_key > 0
  group by movement.customer_durable_key
)
select
  day.month_start,
  count(distinct case when movement.movement_kind = 'sale' and day.month_start = first_purchase.first_month
    then movement.customer_durable_key end) as new_customers,
  count(distinct case when movement.movement_kind = 'sale' and day.month_start > first_purchase.first_month
    then movement.customer_durable_key end) as returning_customers,
  sum(case when day.month_start = first_purchase.first_month
    then coalesce(movement.reporting_net_amount, 0) else 0 end) as net_new,
  sum(case when movement.customer_durable_key > 0
      and (first_purchase.first_month is null or day.month_start > first_purchase.first_month)
    then coalesce(movement.reporting_net_amount, 0) else 0 end) as net_returning,
  sum(case when movement.customer_durable_key < 0
    then coalesce(movement.reporting_net_amount, 0) else 0 end) as net_nobody
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
left join first_purchase on first_purchase.customer_durable_key = movement.customer_durable_key
where day.is_complete
group by day.month_start
order by day.month_start
