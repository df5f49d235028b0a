-- question: Which product lines are bought together?
-- topic: Products
-- grain: One row per pair of product lines that were in one order.
-- columns:
--   product_line: One of the two.
--   other_product_line: The other.
--   orders: Orders with both.
--   share_of_orders_percent: Of all orders with a product.
--   of_first_percent: Of the orders with the one, how many have the other, too.
--   of_other_percent: Of the orders with the other, how many have the one, too.
--   lift: How many times as often as if both were bought independently: above 1 they attract each other.
-- caveats:
--   Pairs of few orders have a lift by chance.
--   Before refunds.
with baskets as (
  select distinct s.order_key, p.product_line
  from marts.fct_sales_line s
  join marts.dim_product p on p.product_key = s.product_key
  join marts.dim_date d on d.date_key = s.date_key
  where s.is_counted and s.line_kind = 'product' and d.is_complete
),
lines as (
  select product_line, count(*) as orders
  from baskets
  group by product_line
),
all_orders as (
  select count(distinct order_key) as orders from baskets
),
pairs as (
  select one.product_line, other.product_line as other_product_line, count(*) as orders
  from baskets one
  join baskets other on other.order_key = one.order_key and other.product_line > one.product_line
  group by one.product_line, other.product_line
)
select
  pairs.product_line, pairs.other_product_line, pairs.orders,
  round(100.0 * pairs.orders / all_orders.orders, 2) as share_of_orders_percent,
  round(100.0 * pairs.orders / first_line.orders, 1) as of_first_percent,
  round(100.0 * pairs.orders / other_line.orders, 1) as of_other_percent,
  round(1.0 * pairs.orders * all_orders.orders / (first_line.orders * other_line.orders), 2) as lift
from pairs
join lines first_line on first_line.product_line = pairs.product_line
join lines other_line on other_line.product_line = pairs.other_product_line
cross join all_orders
order by pairs.orders desc nulls last, pairs.product_line, pairs.other_product_line;
