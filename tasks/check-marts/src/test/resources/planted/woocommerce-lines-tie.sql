update staging.woocommerce_orders set total = total + 0.01 where id = 100;
