delete from staging.square_customer_groups where id = 'g2';
