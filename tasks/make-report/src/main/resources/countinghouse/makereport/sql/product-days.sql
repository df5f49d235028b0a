-- Net sales of every product by day, apart by the product line it had at the time.
select
  product.product_code,
  product.product_line,
  day.full_date,
  sum(movement.reporting_net_amount) as net_sales
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_product product on product.product_key = movement.product_key
where day.is_complete
  and movement.date_key between ${from} and ${to}
  and movement.reporting_net_amount is not null
group by product.product_code, product.product_line, day.full_date
order by product.product_code, product.product_line, day.full_date
