update staging.woocommerce_orders set status = 'shipped' where id = 99;
