insert into dim_date select 20260705, date '2026-07-05', * exclude (date_key, full_date) from dim_date where date_key = 20260603;
update fct_payment set date_key = 20260705 where payment_id = 'PA';
