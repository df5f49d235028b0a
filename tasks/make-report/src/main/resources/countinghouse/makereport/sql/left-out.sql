-- What the figures leave out, by currency: movements of days that are not complete, without a day, or without a rate.
select
  movement.currency,
  case
    when movement.date_key < 0 then 'no day'
    when not day.is_complete then 'day not complete'
    else 'no exchange rate'
  end as reason,
  count(*) as movements,
  sum(movement.net_amount) as net_amount
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
where not day.is_complete
  or movement.reporting_net_amount is null
group by
  movement.currency,
  case
    when movement.date_key < 0 then 'no day'
    when not day.is_complete then 'day not complete'
    else 'no exchange rate'
  end
order by movement.currency, 2
