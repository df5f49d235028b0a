insert into marts.fct_sales_line
  select * replace (7 as sales_line_key, false as is_counted) from marts.fct_sales_line where sales_line_key = 6;
