update fct_order set paid_at = ordered_at - interval 1 second where order_id = 'A';
