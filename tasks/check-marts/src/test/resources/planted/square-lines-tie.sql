update staging.square_orders set total_tip_money = 1.99 where id = 'A';
