update fct_refund_line set is_sale = false, is_counted = false, order_status = 'cancelled' where refund_id = '500';
