update staging.woocommerce_orders set status = 'cancelled' where id = 100;
update fct_sales_line set order_status = 'cancelled', is_sale = false, is_counted = false where order_id = '100';
