with sold as (
  select product_code, sum(quantity) as units, sum(net) as net, row_number() over (order by sum(net) desc, product_code) as place
  from movement where product_code <> '' group by 1
),
so_far as (
  select sold.*, (select sum(other.net) from sold other where other.place <= sold.place) as net_so_far, (select sum(net) from sold) as net_of_all
  from sold
)
select
  place, product_code, units, net as net_sales, round(100 * net_so_far / net_of_all, 1) as cumulative_percent,
  case when net_so_far - net < 0.8 * net_of_all then 'A' when net_so_far - net < 0.95 * net_of_all then 'B' else 'C' end as class
from so_far
order by place
