-- Products that were sold for the first time ever in a stretch of days.
select product.product_code, min(product.product_line) as product_line, min(day.full_date) as first_sold,
  sum(movement.quantity) as units, sum(coalesce(movement.reporting_net_amount, 0)) as net_sales
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_product product on product.product_key = movement.product_key
where movement.product_key > 0
  and day.is_complete
group by product.product_code
having min(movement.date_key) >= ${from}
order by min(day.full_date), product.product_code
