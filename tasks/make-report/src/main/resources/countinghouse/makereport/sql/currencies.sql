-- Net sales by the currency of the sale, in that currency and in the reporting currency.
select
  movement.currency,
  sum(movement.net_amount) as net_amount,
  sum(coalesce(movement.reporting_net_amount, 0)) as reporting_net_amount,
  sum(case when movement.reporting_net_amount is null then 1 else 0 end) as movements_without_rate
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
where day.is_complete
  and movement.date_key between ${from} and ${to}
group by movement.currency
order by movement.currency
