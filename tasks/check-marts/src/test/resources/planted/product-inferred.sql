update dim_product set is_inferred = true where product_key = 2;
