update staging.woocommerce_refunds set amount = amount - 0.01 where id = 500;
