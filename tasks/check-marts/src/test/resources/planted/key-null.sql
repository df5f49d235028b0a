alter table fct_sales_line alter column product_key drop not null;
update fct_sales_line set product_key = null where order_id = 'A' and line_id = 'u1';
