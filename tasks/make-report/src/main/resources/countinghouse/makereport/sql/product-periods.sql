-- Net sales and units of every product in three stretches of days: now, just before, and a year before.
select
  product.product_code,
  sum(case when movement.date_key between ${from} and ${to} then movement.reporting_net_amount else 0 end) as net_now,
  sum(case when movement.date_key between ${before_from} and ${before_to}
    then movement.reporting_net_amount else 0 end) as net_before,
  sum(case when movement.date_key between ${year_from} and ${year_to}
    then movement.reporting_net_amount else 0 end) as net_year_before,
  sum(case when movement.date_key between ${from} and ${to} then movement.quantity else 0 end) as units_now,
  sum(case when movement.date_key between ${before_from} and ${before_to}
    then movement.quantity else 0 end) as units_before,
  sum(case when movement.date_key between ${year_from} and ${year_to}
    then movement.quantity else 0 end) as units_year_before
from sales_movement movement
join dim_product product on product.product_key = movement.product_key
where movement.product_key > 0
  and movement.date_key between ${year_from} and ${to}
  and movement.reporting_net_amount is not null
group by product.product_code
order by product.product_code
