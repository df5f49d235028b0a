update fct_sales_line set line_kind = 'mystery' where order_id = 'A' and line_id = 'u2';
