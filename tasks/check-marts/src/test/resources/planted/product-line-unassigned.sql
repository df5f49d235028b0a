update dim_product set product_line = 'Unassigned' where product_key = 1;
