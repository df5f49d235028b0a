update fct_refund_line set is_sale = false, is_counted = false, order_status = 'cancelled' where refund_id = '500';
update fct_order set refund_count = 0, refunded_net_amount = 0, refunded_total_amount = 0 where order_id = '100';
