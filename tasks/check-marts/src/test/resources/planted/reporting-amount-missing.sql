update fct_sales_line set reporting_net_amount = null where order_id = 'A';
