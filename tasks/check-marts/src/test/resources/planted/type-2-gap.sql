update dim_product set valid_to = timestamp '2026-04-30' where product_key = 3;
