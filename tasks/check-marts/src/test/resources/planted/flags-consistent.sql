update fct_sales_line set is_counted = true where order_id = 'M';
