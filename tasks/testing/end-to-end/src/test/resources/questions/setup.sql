-- What the storefront knows, as tables. ${truth} is its folder, ${first} and ${last} the first and last day.
-- From the marts (attached as marts) comes only whose profile is whose, which the audit of the demo
-- compares with the truth by itself, and where a customer lives.
create table calendar as
select day::date as day, date_trunc('month', day)::date as month_start
from generate_series(date '${first}', date '${last}', interval 1 day) days(day);

create table profile as
select source_name as source, profile_kind, profile_id, customer_durable_key as customer
from marts.bridge_customer_identity;

create table person as
select
  person_id, wholesale,
  unnest(list_concat(
    list_transform(string_split(coalesce(woocommerce_customers, ''), ';'), lambda id: 'registered ' || id),
    list_transform(string_split(coalesce(woocommerce_guest_orders, ''), ';'), lambda id: 'guest ' || id),
    list_transform(string_split(coalesce(square_customers, ''), ';'), lambda id: 'till ' || id))) as profile
from read_csv('${truth}/customers.csv', all_varchar = true);

create table customer as
select profile.customer, case when bool_or(person.wholesale = 'true') then 'wholesale' else 'retail' end as customer_group
from profile
join person on person.profile = profile.profile_kind || ' ' || profile.profile_id
group by profile.customer;

create table sale as
select
  sales.source, order_id, day::date as day, date_trunc('month', day::date)::date as month_start, time,
  isodow(day::date) as day_of_week, strftime(day::date, '%A') as day_name, left(time, 2)::integer as hour_number,
  place, by_hand::boolean as by_hand, wholesale::boolean as wholesale,
  case when wholesale::boolean then 'Wholesale' when sales.source = 'square' then 'In person' else 'Online' end as channel_group,
  case
    when wholesale::boolean then 'Wholesale'
    when sales.source = 'square' then 'Till'
    when by_hand::boolean then 'Phone and office orders'
    else 'Online shop'
  end as channel_name,
  coalesce(profile.customer, -1) as customer, customer_group,
  greatest(lines::integer, 1) as lines, quantity::decimal(18, 5) as quantity,
  gross::decimal(18, 2) as gross, discount::decimal(18, 2) as discount, net_sales::decimal(18, 2) as net
from read_csv('${truth}/sales.csv', all_varchar = true) sales
left join profile
  on profile.source = sales.source and profile.profile_kind = sales.profile_kind and profile.profile_id = sales.profile_id
left join customer on customer.customer = profile.customer;

create table sale_line as
select
  lines.source, order_id, line, kind, coalesce(product_code, '') as product_code,
  coalesce(product_line, 'Unassigned') as product_line,
  lines.quantity::decimal(18, 5) as quantity, net_sales::decimal(18, 2) as net,
  sale.day, sale.month_start, sale.channel_group, sale.channel_name, sale.customer, sale.customer_group
from read_csv('${truth}/sale_lines.csv', all_varchar = true) lines
join sale using (source, order_id);

create table refund_line as
select
  refunds.source, refund_id, order_id, coalesce(product_code, '') as product_code,
  coalesce(product_line, 'Unassigned') as product_line,
  refunds.quantity::decimal(18, 5) as quantity, net_sales::decimal(18, 2) as net,
  refunds.day::date as day, date_trunc('month', refunds.day::date)::date as month_start,
  coalesce(sale.channel_group, case person.wholesale when 'true' then 'Wholesale' else 'In person' end) as channel_group,
  coalesce(sale.channel_name, case person.wholesale when 'true' then 'Wholesale' else 'Till' end) as channel_name,
  coalesce(sale.customer, profile.customer, -1) as customer, coalesce(sale.customer_group, customer.customer_group) as customer_group,
  sale.day as sold_on
from read_csv('${truth}/refund_lines.csv', all_varchar = true) refunds
left join sale using (source, order_id)
left join profile
  on profile.source = refunds.source and profile.profile_kind = 'till' and profile.profile_id = refunds.returned_by
left join person on person.profile = 'till ' || refunds.returned_by
left join customer on customer.customer = profile.customer;

create view movement as
select 'sale' as kind, day, month_start, product_code, product_line, channel_group, channel_name, customer, customer_group,
  quantity, net
from sale_line
union all
select 'refund', day, month_start, product_code, product_line, channel_group, channel_name, customer, customer_group,
  -quantity, -net
from refund_line;

create table payment as
select
  source, kind, day::date as day, way, coalesce(card_brand, '') as card_brand,
  total::decimal(18, 2) as total, fee::decimal(18, 2) as fee
from read_csv('${truth}/payments.csv', all_varchar = true);

create table sales_by_day as from read_csv('${truth}/sales_by_day.csv');
create table orders_by_group as from read_csv('${truth}/orders_by_group.csv');
