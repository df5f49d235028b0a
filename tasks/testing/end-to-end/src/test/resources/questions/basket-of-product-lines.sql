with basket as (
  select source, order_id, list_distinct(list(product_line)) as lines from sale_line where kind = 'product' group by all
),
line as (select unnest(lines) as product_line from basket)
select
  one.product_line as product_line, other.product_line as other_product_line, count(*) as orders,
  round(100.0 * count(*) / (select count(*) from basket), 2) as share_of_orders_percent,
  round(100.0 * count(*) / one.orders, 1) as of_first_percent, round(100.0 * count(*) / other.orders, 1) as of_other_percent,
  round(1.0 * count(*) * (select count(*) from basket) / (one.orders * other.orders), 2) as lift
from (select product_line, count(*) as orders from line group by 1) one
join (select product_line, count(*) as orders from line group by 1) other on one.product_line < other.product_line
join basket on list_contains(lines, one.product_line) and list_contains(lines, other.product_line)
group by one.product_line, other.product_line, one.orders, other.orders
order by orders desc, product_line, other_product_line
