update fct_order set tax_amount = tax_amount + 0.01, total_amount = total_amount + 0.01 where order_id = 'A';
