update marts.fct_sales_line set net_amount = net_amount + 1 where order_id = '99';
