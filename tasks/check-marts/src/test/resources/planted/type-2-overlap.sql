update dim_product set valid_to = timestamp '2026-05-02' where product_key = 3;
