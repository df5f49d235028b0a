-- Net sales by where the customer is at home, so far as it is known.
select
  coalesce(customer.country, '') as country,
  coalesce(customer.region, '') as region,
  count(distinct case when movement.customer_durable_key > 0 then movement.customer_durable_key end) as customers,
  sum(movement.reporting_net_amount) as net_sales
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_customer customer on customer.customer_key = movement.customer_key
where day.is_complete
  and movement.date_key between ${from} and ${to}
  and movement.reporting_net_amount is not null
group by coalesce(customer.country, ''), coalesce(customer.region, '')
order by coalesce(customer.country, ''), coalesce(customer.region, '')
