insert into staging.woocommerce_refunds
  select * replace (501 as id, 999 as parent_id, 1 as record_number) from staging.woocommerce_refunds;
