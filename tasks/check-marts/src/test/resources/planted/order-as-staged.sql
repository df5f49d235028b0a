update fct_sales_line set is_sale = false, is_counted = false where order_id = '100';
