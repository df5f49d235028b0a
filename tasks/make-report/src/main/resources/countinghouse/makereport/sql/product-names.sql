-- One name for every product: shop and till may name it differently, so the first by alphabet.
select
  product_code,
  min(product_name || case when variation_name in ('', 'Regular') then '' else ', ' || variation_name end) as name
from dim_product
where is_current
group by product_code
order by product_code
