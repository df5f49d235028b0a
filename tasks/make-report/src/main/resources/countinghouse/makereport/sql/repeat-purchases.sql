-- Customers by the month of their first purchase: how many there are, and how many bought again on a later day.
with bought as (
  select movement.customer_durable_key, day.full_date,
    min(day.full_date) over (partition by movement.customer_durable_key) as first_day
  from sales_movement movement
  join dim_date day on day.date_key = movement.date_key
  where movement.movement_kind = 'sale'
    and day.is_complete
    and movement.customer_durable_key > 0
),
customer as (
  select customer_durable_key, first_day,
    min(case when full_date > first_day then full_date end) as second_day
  from bought
  group by customer_durable_key, first_day
)
select first_date.month_start,
  count(*) as customers,
  sum(case when second_day is not null then 1 else 0 end) as bought_again,
  sum(case when second_day is not null and datediff('day', first_day, second_day) <= 90 then 1 else 0 end)
    as bought_again_in_90_days
from customer
join dim_date first_date on first_date.full_date = customer.first_day
group by first_date.month_start
order by first_date.month_start
