update fct_sales_line set is_sale = false, is_counted = false where order_id = '100';
update fct_payment set order_source_name = 'square', order_id = 'M' where payment_id = 'PM';
