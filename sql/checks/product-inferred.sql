-- rule: product-inferred
-- level: warn
-- says: every product that was sold is in the source's catalogue
-- means: Products were sold that the source no longer has in its catalogue. Their money is in the figures, under the name that the orders gave them.
-- do: Nothing, when the listed products were deleted at the source on purpose; their names come from the order lines.
select source_name, product_code, product_name, variation_name
from dim_product
where is_inferred and is_current
order by source_name, product_code
