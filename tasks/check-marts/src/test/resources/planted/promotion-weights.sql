update bridge_order_promotion set weight = 0.499999 where order_key = 2 and promotion_key = 1;
