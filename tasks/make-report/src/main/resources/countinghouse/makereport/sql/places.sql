-- Net sales by place of sale: each till, and each shop.
select location.location_name, location.location_type, sum(movement.reporting_net_amount) as net_sales
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_location location on location.location_key = movement.location_key
where day.is_complete
  and movement.date_key between ${from} and ${to}
  and movement.reporting_net_amount is not null
group by location.location_name, location.location_type
order by location.location_name, location.location_type
