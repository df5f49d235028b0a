update fct_sales_line set is_mirror = false, is_counted = true where order_id = 'M';
update fct_payment set order_source_name = 'square', order_id = 'M' where payment_id = 'PM';
