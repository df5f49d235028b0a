update staging.square_orders set return_total_money = 5.24 where id = 'R';
