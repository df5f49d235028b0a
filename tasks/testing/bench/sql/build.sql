-- The star as an expert would write it for one evening, from the tables of load.sql: one shop, no history of
-- products and customers, no till, no refunds, customers by their e-mail alone. Header amounts are shared among the
-- lines to the cent, as the build shares them: whole cents by net amount, the rest to the largest lines.
create macro key(t) as
  cast(cast('0x' || substr(md5(t), 17, 16) as ubigint) % 9223372036854775808 as bigint);

create table dim_date as
select cast(strftime(day, '%Y%m%d') as integer) as date_key, cast(day as date) as full_date,
  year(day) as year_number, quarter(day) as quarter_number, month(day) as month_number,
  monthname(day) as month_name, date_trunc('month', day) as month_start, isoyear(day) as iso_year,
  weekofyear(day) as iso_week, dayofmonth(day) as day_of_month, isodow(day) as day_of_week,
  dayname(day) as day_name, isodow(day) > 5 as is_weekend
from (
  select unnest(generate_series(date_trunc('day', min(date_created)), date_trunc('year', max(date_created))
    + interval 1 year, interval 1 day)) as day
  from orders
);

create table dim_product as
select key('shop|' || product.id || '|0') as product_key, product.id as product_id, 0 as variation_id, product.sku,
  product.name
from products product
union all
select key('shop|' || variation.product_id || '|' || variation.id), variation.product_id, variation.id,
  variation.sku, variation.name
from variations variation;

create table dim_customer as
select key('shop|' || coalesce(nullif(lower(trim(billing_email)), ''), 'order ' || id)) as customer_key,
  arg_min(billing_country, date_created) as country, arg_min(billing_state, date_created) as region,
  min(date_created) as first_seen_at, count(*) as profile_count
from orders
group by all;

create temporary table header as
select id as order_id, number, status, currency, date_created as sold_at,
  cast(strftime(timezone('${zone}', timezone('UTC', date_created)), '%Y%m%d') as integer) as date_key,
  key('shop|' || coalesce(nullif(lower(trim(billing_email)), ''), 'order ' || id)) as customer_key,
  status in ('completed', 'processing', 'refunded') as is_sale, created_via, payment_method,
  date_paid, transaction_id, total,
  cast(100 * shipping_total as bigint) as shipping_cents, cast(100 * shipping_tax as bigint) as shipping_tax_cents
from orders;

create table fct_sales_line as
with weighed as (
  select line.*, header.* exclude (order_id, total), cast(100 * line.total as bigint) as weight,
    greatest(sum(cast(100 * line.total as bigint)) over lines, 1) as weights,
    row_number() over (partition by line.order_id order by line.total desc, line.id) as place
  from order_lines line
  join header on header.order_id = line.order_id
  window lines as (partition by line.order_id)
), floored as (
  select *, shipping_cents * weight // weights as shipping_floor,
    shipping_tax_cents * weight // weights as shipping_tax_floor
  from weighed
), shared as (
  select *,
    shipping_floor + case when place <= shipping_cents - sum(shipping_floor) over lines then 1 else 0 end
      as shipping_share,
    shipping_tax_floor + case when place <= shipping_tax_cents - sum(shipping_tax_floor) over lines then 1 else 0 end
      as shipping_tax_share
  from floored
  window lines as (partition by order_id)
)
select key('shop|' || shared.order_id || '|' || shared.id) as sales_line_key, 'shop' as source_name,
  cast(shared.order_id as varchar) as order_id, number as order_number, cast(shared.id as varchar) as line_id,
  date_key, sold_at, coalesce(product.product_key, -1) as product_key, customer_key, created_via as channel,
  status as order_status, is_sale, currency, quantity, subtotal as gross_amount,
  subtotal - shared.total as discount_amount, shared.total as net_amount,
  cast(total_tax + shipping_tax_share / 100 as decimal(18, 4)) as tax_amount,
  cast(shipping_share / 100 as decimal(18, 4)) as shipping_amount,
  cast(shared.total + total_tax + (shipping_share + shipping_tax_share) / 100 as decimal(18, 4)) as total_amount
from shared
left join dim_product product
  on product.product_id = shared.product_id and product.variation_id = shared.variation_id;

create table fct_payment as
select key('shop|payment|' || order_id) as payment_key, 'shop' as source_name, cast(order_id as varchar) as order_id,
  date_key, date_paid as paid_at, customer_key, payment_method, currency, is_sale, total as total_amount
from header
where date_paid is not null;
