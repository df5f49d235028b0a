update fct_sales_line set product_durable_key = 1 where product_key = 2;
