-- rule: product-line-unassigned
-- level: warn
-- says: every product that sells has a product line
-- means: Products that sell have no product line. Their money is in the figures, under the line Unassigned.
-- money: net_sales
-- do: Put the listed products into warehouse-schema/rules/product_line.csv, or give them a category at the source.
select
  product.source_name, product.product_code, product.product_name, movement.currency,
  sum(movement.net_amount) as net_sales,
  cast(round(100 * sum(movement.net_amount) / nullif(max(whole.net_amount), 0), 1) as decimal(9, 1))
    as percent_of_all
from sales_movement movement
join dim_product product on product.product_key = movement.product_key
join (
  select currency, sum(net_amount) as net_amount from sales_movement group by currency
) whole on whole.currency = movement.currency
where product.product_key > 0 and product.product_line = 'Unassigned'
group by product.source_name, product.product_code, product.product_name, movement.currency
order by net_sales desc nulls last, product.product_code
