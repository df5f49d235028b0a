-- question: Which few products make most of the sales, and which hardly any?
-- topic: Products
-- grain: One row per product.
-- columns:
--   place: 1 is the product with the highest net sales.
--   product_code: The SKU where there is one: the same product in shop and till.
--   product_name: Its latest name.
--   product_line: Its latest product line.
--   units: Units sold less units given back.
--   net_sales: After discounts, less refunds, each on its own day; in the reporting currency.
--   cumulative_percent: Share of this product and all before it.
--   class: A: the products that make the first 80 percent; B: the next 15; C: the rest.
-- caveats:
--   Over the whole history: set a first day in the marked line for less.
--   Net sales are not profit; costs are not in the marts yet.
with newest as (
  select
    product_code, product_name, product_line,
    row_number() over (partition by product_code order by is_inferred, valid_from desc nulls last, product_key) as place
  from marts.dim_product
  where product_key >= 0 and is_current
),
sold as (
  select p.product_code, sum(m.quantity) as units, sum(m.reporting_net_amount) as net
  from marts.sales_movement m
  join marts.dim_date d on d.date_key = m.date_key
  join marts.dim_product p on p.product_key = m.product_key
  where d.is_complete and p.product_key >= 0
    and d.full_date >= date '1900-01-01' -- the first day
  group by p.product_code
),
ranked as (
  select
    sold.product_code, sold.units, sold.net,
    row_number() over (order by sold.net desc nulls last, sold.product_code) as place,
    sum(sold.net) over (order by sold.net desc nulls last, sold.product_code rows between unbounded preceding and current row) as net_so_far,
    sum(sold.net) over () as net_of_all
  from sold
)
select
  ranked.place, ranked.product_code, newest.product_name, newest.product_line,
  cast(ranked.units as decimal(18, 2)) as units,
  cast(ranked.net as decimal(18, 2)) as net_sales,
  round(100 * ranked.net_so_far / nullif(ranked.net_of_all, 0), 1) as cumulative_percent,
  case
    when ranked.net_so_far - ranked.net < 0.8 * ranked.net_of_all then 'A'
    when ranked.net_so_far - ranked.net < 0.95 * ranked.net_of_all then 'B'
    else 'C'
  end as class
from ranked
join newest on newest.product_code = ranked.product_code and newest.place = 1
order by ranked.place;
